/** The minor version of Kubernetes in the exam. `decks/curriculum.yaml` has it too, and a test compares them. */
export const EXAM_VERSION = '1.35';
