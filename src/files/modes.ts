/** For its owner alone: a file with progress, keys or a learner's work. */
export const FILE_MODE = 0o600;

/** For its owner alone: a folder of such files. */
export const FOLDER_MODE = 0o700;
