// Looks the terminal up in terminfo and gathers the bytes that restore it.

#include "terminfo.h"

#include <stdlib.h>
#include <unistd.h>

#include "CTerminal.h"
#include "guard.h"

#include <term.h>

int terminfo_check(void) {
  const char *name = getenv("TERM");
  int reason = 0;
  if (name == NULL || name[0] == 0 || setupterm(name, STDOUT_FILENO, &reason) != 0) {
    return TERMINAL_UNKNOWN;
  }
  int answer = terminfo_text("cup") != NULL ? TERMINAL_OK : TERMINAL_INCAPABLE;
  del_curterm(cur_term);
  return answer;
}

const char *terminfo_text(const char *name) {
  const char *value = tigetstr(name);
  return value == NULL || value == (const char *)-1 ? NULL : value;
}

void terminfo_prepare_reset(int rows) {
  // Bracketed paste and mouse reports off; terminals that have neither ignore it.
  guard_add_reset("\033[?2004l\033[?1006l\033[?1000l");
  guard_add_reset(terminfo_text("sgr0"));
  guard_add_reset(terminfo_text("op"));
  guard_add_reset(terminfo_text("rmkx"));
  guard_add_reset(terminfo_text("cnorm"));
  if (terminfo_text("rmcup") != NULL) {
    guard_add_reset(terminfo_text("rmcup"));
  } else {
    guard_add_reset(tiparm(terminfo_text("cup"), rows - 1, 0));
    guard_add_reset(terminfo_text("el"));
  }
}

