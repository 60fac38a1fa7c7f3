/** The minor version of Kubernetes that the exam runs. `decks/curriculum.yaml` says the same, and a test holds them together. */
export const EXAM_VERSION = '1.35';
