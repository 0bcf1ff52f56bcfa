// What the screen and the signal handlers share; private to CTerminal.

#ifndef CTERMINAL_GUARD_H
#define CTERMINAL_GUARD_H

#include <stdbool.h>

/// Remembers the terminal's modes and installs the handlers, before
/// curses does: it takes only signals that nobody else has. False with errno on failure.
bool guard_arm(const char *log_path, const char *crash_notice);

/// Restores modes, handlers and standard error.
void guard_disarm(void);

/// Gives the screen back with what the terminal takes within a moment, without curses.
void guard_restore(void);

/// Restores modes and standard error only, while another program has the screen.
void guard_release(void);

/// The counterpart of `guard_release`.
void guard_reclaim(void);

/// Adds to the bytes that give a crashed program's screen back; padding is left out.
void guard_add_reset(const char *bytes);

/// Stops the process group until it is continued.
void guard_stop(void);

#endif
