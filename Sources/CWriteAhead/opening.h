#pragma once

#include <sqlite3.h>

// From now on the system's own interface waits for a moment where another process has just made the log, or
// its index, and not yet given it the database's mode.
void open_files_patiently(sqlite3_vfs *usual);
