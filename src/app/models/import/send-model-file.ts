// Sends a model file, or what belongs to one, to the server. Knows no screen.
import { sendFile } from '../../photo-tray/send-photo';

const MODELS = { address: '/files/models', field: 'files' };

/** The id the server keeps it under for a while. Throws the server's refusal, or that the line broke. */
export async function sendModelFile(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { uploadId, fault } = await sendFile(MODELS, file, onProgress, signal);
  if (fault) throw fault;
  return uploadId;
}
