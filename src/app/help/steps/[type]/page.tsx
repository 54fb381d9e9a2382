// Help for one kind of step, made from its definition, with what templates make of it.
import { notFound } from 'next/navigation';
import { nodes } from '../../../../../nodes/registry.generated';
import { parseGraph } from '../../../../core/graph';
import { processServices } from '../../../../server/container';
import { listTemplates, readTemplateGraph, templatesFolder } from '../../../../server/services/list-templates';
import { StepHelp } from './step-help';

export const dynamic = 'force-dynamic';

export default async function StepHelpPage({ params }: { params: Promise<{ type: string }> }) {
  const { type } = await params;
  if (!nodes.has(type)) notFound();
  const folder = templatesFolder(processServices().env.packageRoot);
  const templates = await listTemplates(folder);
  const uses = await Promise.all(
    templates.map(async (template) => {
      const { graph } = parseGraph(await readTemplateGraph(folder, template.name));
      return graph?.nodes.some((node) => node.type === type) ? [template] : [];
    }),
  );
  return <StepHelp type={type} templates={uses.flat()} />;
}
