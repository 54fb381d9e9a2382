// The messages of one language, one file per area of the screens.

import appView from './de/app-view.json';
import editPage from './de/edit-page.json';
import editor from './de/editor.json';
import edits from './de/edits.json';
import engines from './de/engines.json';
import fields from './de/fields.json';
import frame from './de/frame.json';
import help from './de/help.json';
import home from './de/home.json';
import modelCard from './de/model-card.json';
import modelsPage from './de/models-page.json';
import panels from './de/panels.json';
import photo from './de/photo.json';
import result from './de/result.json';
import runs from './de/runs.json';
import teach from './de/teach.json';
import templates from './de/templates.json';
import versions from './de/versions.json';
import words from './de/words.json';
import workflows from './de/workflows.json';

export const de = {
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
