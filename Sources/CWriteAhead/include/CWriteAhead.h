// SQLite writes each page of a commit to the log by two calls, its header and itself, and everybody who waits
// for the turn of a writer waits for all of them.
#pragma once

// From now on SQLite's interface to the system gathers what one transaction writes to the log, and hands it
// on in one piece: with its last page, or when the log is to be saved, read or measured. Files of other kinds
// are as they were, except that one which another process has made a moment ago, and to which that has not
// yet given its mode, is waited for. From any thread; after whatever else takes the place of that interface.
//
// Returns 0, or SQLite's code.
int write_ahead_gather(void);
