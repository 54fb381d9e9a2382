// The messages of one language, one file per area of the screens.

import appView from './en/app-view.json';
import editPage from './en/edit-page.json';
import editor from './en/editor.json';
import edits from './en/edits.json';
import engines from './en/engines.json';
import fields from './en/fields.json';
import frame from './en/frame.json';
import help from './en/help.json';
import home from './en/home.json';
import modelCard from './en/model-card.json';
import modelsPage from './en/models-page.json';
import panels from './en/panels.json';
import photo from './en/photo.json';
import result from './en/result.json';
import runs from './en/runs.json';
import teach from './en/teach.json';
import templates from './en/templates.json';
import versions from './en/versions.json';
import words from './en/words.json';
import workflows from './en/workflows.json';

export const en = {
  frame,
  home,
  templates,
  appView,
  result,
  runs,
  workflows,
  versions,
  editor,
  editPage,
  edits,
  engines,
  fields,
  help,
  modelCard,
  modelsPage,
  panels,
  teach,
  photo,
  words,
};
