'use client';
// What is done with a workflow now and then: history, copy, name, file, delete.
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDotsVertical, IconDownload, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Link } from '../link';
import { RenameDialog } from '../rename-dialog';
import { useWorkflowActions, type WorkflowRef } from './use-workflow-actions';

const ICON = { size: 16, 'aria-hidden': true } as const;

export function WorkflowMenu({ workflow }: { workflow: WorkflowRef }) {
  const t = useTranslations('workflows');
  const [renaming, setRenaming] = useState(false);
  const actions = useWorkflowActions(workflow);
  const close = () => setRenaming(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={36}
            loading={actions.busy}
            aria-label={t('more', { name: workflow.name })}
          >
            <IconDotsVertical {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} href={`/w/${workflow.id}/versions`} leftSection={<IconHistory {...ICON} />}>
            {t('versions')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={actions.duplicate}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setRenaming(true)}>
            {t('rename')}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={`/files/workflows/${workflow.id}.json`}
            download
            leftSection={<IconDownload {...ICON} />}
          >
            {t('export')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="var(--failed)" leftSection={<IconTrash {...ICON} />} onClick={actions.remove}>
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && (
        <RenameDialog
          title={t('renameTitle')}
          name={workflow.name}
          busy={actions.renaming}
          onRename={(name) => actions.rename(name, close)}
          onClose={close}
        />
      )}
    </>
  );
}
