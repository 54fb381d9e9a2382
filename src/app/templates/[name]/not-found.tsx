// No such template.
import { Missing } from '../../frame/missing';

export default function NotFound() {
  return <Missing kind="template" />;
}
