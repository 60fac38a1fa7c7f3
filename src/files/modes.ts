/** The mode of files with progress, keys or a learner's work: for the owner only. */
export const FILE_MODE = 0o600;

/** The mode of folders with such files. */
export const FOLDER_MODE = 0o700;
