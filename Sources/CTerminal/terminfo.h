// What terminfo knows of the terminal; private to CTerminal. term.h stays out of the other files:
// it defines words like `columns` as macros.

#ifndef CTERMINAL_TERMINFO_H
#define CTERMINAL_TERMINFO_H

/// Looks TERM up: TERMINAL_OK, TERMINAL_UNKNOWN or TERMINAL_INCAPABLE.
int terminfo_check(void);

/// A string capability of the open terminal; NULL when it has none.
const char *terminfo_text(const char *name);

/// Passes the bytes that give a crashed program's screen of `rows` rows back to the guard.
void terminfo_prepare_reset(int rows);

#endif
