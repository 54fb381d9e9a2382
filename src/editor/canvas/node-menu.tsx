// What can be done with a step, as a menu: everything that also has a key or a gesture.
'use client';

import { Menu } from '@mantine/core';
import {
  IconArrowRight,
  IconCopy,
  IconNote,
  IconPencil,
  IconPlayerPlay,
  IconPlus,
  IconPower,
  IconTrash,
} from '@tabler/icons-react';
import { useEditorWords } from '../editor-words';
import { useEditor, useEditorStore } from '../state/use-editor';
import { useView } from '../state/view';
import { AtPoint } from './at-point';
import { focusStep } from './focus';
import { wireChoices } from './targets';
import { useUi, useUiStore } from './ui-store';

export function NodeMenu() {
  const menu = useUi((state) => state.menu);
  const node = useEditor((state) => state.graph.nodes.find((each) => each.id === menu?.nodeId));
  const ui = useUiStore();
  const { names } = useEditorWords();
  if (!menu || !node) return null;
  return (
    <Menu
      key={`${menu.screen.x} ${menu.screen.y}`}
      opened
      position="bottom-start"
      width={250}
      trapFocus
      loop
      // Not by a key, as menus do by themselves: one that comes before the menu has the focus was meant for it.
      clickOutsideEvents={['mousedown', 'touchstart']}
      onChange={(open) => {
        if (!open) {
          ui.getState().set({ menu: null });
          focusStep(node.id);
        }
      }}
    >
      <Menu.Target>
        <AtPoint point={menu.screen} />
      </Menu.Target>
      <Menu.Dropdown aria-label={names.node(node)} aria-labelledby={undefined}>
        {menu.connect ? <WireItems nodeId={node.id} /> : <StepItems nodeId={node.id} />}
      </Menu.Dropdown>
    </Menu>
  );
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

function StepItems({ nodeId }: { readonly nodeId: string }) {
  const { t, names } = useEditorWords();
  const store = useEditorStore();
  const ui = useUiStore();
  const onRunTo = useView((view) => view.onRunTo);
  const { graph, actions, readOnly } = store.getState();
  const node = graph.nodes.find((each) => each.id === nodeId);
  if (!node) return null;
  const { set } = ui.getState();
  const screen = ui.getState().menu?.screen ?? { x: 0, y: 0 };
  const output = Object.keys(store.getState().registry.get(node.type)?.outputs ?? {})[0];
  const wires = graph.edges.filter((edge) => edge.source === nodeId || edge.target === nodeId);
  return (
    <>
      {onRunTo && (
        <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => onRunTo(nodeId)}>
          {t('menu.runTo')}
        </Menu.Item>
      )}
      {!readOnly && (
        <>
          {output !== undefined && (
            <Menu.Item
              leftSection={<IconPlus {...icon} />}
              onClick={() => set({ quickAdd: { screen, wire: { from: { nodeId, port: output } } } })}
            >
              {t('menu.addAfter')}
            </Menu.Item>
          )}
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconArrowRight {...icon} />}>{t('menu.connect')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <WireItems nodeId={nodeId} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          {wires.length > 0 && (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item>{t('menu.disconnect')}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {wires.map((edge) => (
                  <Menu.Item key={edge.id} onClick={() => actions.disconnect([edge.id])}>
                    {t('removeWire', names.edge(graph, edge))}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPencil {...icon} />} rightSection="F2" onClick={() => set({ renaming: nodeId })}>
            {t('menu.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconNote {...icon} />} onClick={() => set({ noting: nodeId })}>
            {t(node.note ? 'menu.noteEdit' : 'menu.note')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy {...icon} />}
            rightSection="Ctrl D"
            onClick={() => actions.duplicate([nodeId])}
          >
            {t('menu.duplicate')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPower {...icon} />}
            rightSection="D"
            onClick={() => actions.setDisabled([nodeId], !node.disabled)}
          >
            {t(node.disabled ? 'menu.on' : 'menu.off')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--failed)"
            leftSection={<IconTrash {...icon} />}
            rightSection="Del"
            onClick={() => actions.remove([nodeId])}
          >
            {t('menu.remove')}
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** Every wire that may be drawn from or to the step. */
function WireItems({ nodeId }: { readonly nodeId: string }) {
  const { t, names } = useEditorWords();
  const store = useEditorStore();
  const { graph, registry, actions } = store.getState();
  const choices = wireChoices(nodeId, graph, registry);
  if (choices.length === 0) return <Menu.Item disabled>{t('menu.noTarget')}</Menu.Item>;
  return choices.map(({ from, to }) => {
    const wire = {
      id: '',
      source: from.nodeId,
      sourceHandle: from.port,
      target: to.nodeId,
      targetHandle: to.port,
    };
    return (
      <Menu.Item
        key={`${from.nodeId}.${from.port}-${to.nodeId}.${to.port}`}
        onClick={() => {
          actions.connect(from, to);
          focusStep(nodeId);
        }}
      >
        {t('wireLabel', names.edge(graph, wire))}
      </Menu.Item>
    );
  });
}
