// The only file that includes curses.h: the screen, cell by cell.

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "events.h"
#include "frame.h"
#include "guard.h"
#include "terminfo.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define REPLACEMENT 0xFFFD

static SCREEN *screen;
static int color_count;
static int own_foreground;
static int own_background;
static int cursor_state = -1;
static bool mouse;

static bool choose_unicode_locale(void) {
  const char *candidates[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
  for (size_t index = 0; index < sizeof candidates / sizeof candidates[0]; index++) {
    if (setlocale(LC_CTYPE, candidates[index]) != NULL &&
        strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
      return true;
    }
  }
  return false;
}

// Modes that curses does not know go past its buffer; their order among its bytes is free.
static void send_mode(const char *bytes) {
  ssize_t ignored = write(STDOUT_FILENO, bytes, strlen(bytes));
  (void)ignored;
}

static void prepare_screen(void) {
  raw();
  noecho();
  nonl();
  typeahead(-1);
  keypad(stdscr, TRUE);
  color_count = 0;
  if (has_colors() && start_color() == OK) {
    color_count = COLORS;
    bool keeps_own = use_default_colors() == OK;
    own_foreground = keeps_own ? -1 : COLOR_WHITE;
    own_background = keeps_own ? -1 : COLOR_BLACK;
  }
  cursor_state = -1;
  send_mode(PASTE_ON);
}

int terminal_open(const char *log_path, const char *crash_notice) {
  if (screen != NULL) {
    return TERMINAL_ALREADY_OPEN;
  }
  if (!isatty(STDIN_FILENO)) {
    return TERMINAL_NO_INPUT;
  }
  if (!isatty(STDOUT_FILENO)) {
    return TERMINAL_NO_OUTPUT;
  }
  if (!choose_unicode_locale()) {
    return TERMINAL_NO_UNICODE;
  }
  int type = terminfo_check();
  if (type != TERMINAL_OK) {
    return type;
  }
  if (!events_prepare() || !guard_arm(log_path, crash_notice)) {
    return TERMINAL_SYSTEM_ERROR;
  }
  terminal_take_events();
  use_env(FALSE);
  use_tioctl(TRUE);
  FILE *output = frame_open();
  screen = output == NULL ? NULL : newterm(NULL, output, stdin);
  if (screen == NULL) {
    int saved = errno;
    frame_close();
    guard_disarm();
    errno = saved;
    return TERMINAL_SYSTEM_ERROR;
  }
  prepare_screen();
  terminfo_prepare_reset(LINES);
  return TERMINAL_OK;
}

static void leave(void) {
  if (mouse) {
    send_mode(MOUSE_OFF);
  }
  send_mode(PASTE_OFF);
  endwin();
}

void terminal_close(void) {
  if (screen == NULL) {
    return;
  }
  // A terminal that takes no more, as after Ctrl-S, must not keep a program from its end.
  if (frame_is_taken(200)) {
    leave();
  } else {
    guard_restore();
  }
  guard_disarm();
  delscreen(screen);
  frame_close();
  screen = NULL;
  mouse = false;
}

void terminal_release(void) {
  if (screen != NULL) {
    leave();
    guard_release();
  }
}

void terminal_reclaim(void) {
  if (screen == NULL) {
    return;
  }
  guard_reclaim();
  clearok(curscr, TRUE);
  refresh();
  cursor_state = -1;
  send_mode(PASTE_ON);
  if (mouse) {
    send_mode(MOUSE_ON);
  }
}

void terminal_stop(void) { guard_stop(); }

void terminal_size(int *rows, int *columns) {
  *rows = LINES;
  *columns = COLS;
}

bool terminal_follow_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    return false;
  }
  if (size.ws_row == LINES && size.ws_col == COLS) {
    return false;
  }
  resize_term(size.ws_row, size.ws_col);
  werase(stdscr);
  clearok(curscr, TRUE);
  return true;
}

int terminal_colors(void) { return color_count; }

void terminal_define_ground(int foreground, int background) {
  if (foreground < color_count && background < color_count &&
      assume_default_colors(foreground, background) == OK) {
    own_foreground = foreground;
    own_background = background;
  }
}

void terminal_define_pair(int pair, int foreground, int background) {
  int ground = background < 0 ? own_background : background;
  int ink = foreground < 0 ? own_foreground : foreground;
  if (ink < color_count && ground < color_count) {
    init_pair((short)pair, (short)ink, (short)ground);
  }
}

static attr_t curses_attributes(int attributes) {
  attr_t result = A_NORMAL;
  if (attributes & TERMINAL_BOLD) {
    result |= A_BOLD;
  }
  if (attributes & TERMINAL_DIM) {
    result |= A_DIM;
  }
  if (attributes & TERMINAL_REVERSE) {
    result |= A_REVERSE;
  }
  if (attributes & TERMINAL_UNDERLINE) {
    result |= A_UNDERLINE;
  }
  return result;
}

void terminal_put(
    int row, int column, const uint32_t *cells, int count, int attributes, int pair) {
  attr_t style = curses_attributes(attributes);
  int index = 0;
  while (index < count && row < LINES && column < COLS) {
    int width = (int)(cells[index] >> 24);
    wchar_t text[CCHARW_MAX + 1] = {(wchar_t)(cells[index] & 0x1FFFFF)};
    int length = 1;
    bool drawable = wcwidth(text[0]) == width;
    for (index++; index < count && cells[index] >> 24 == 0; index++) {
      wchar_t mark = (wchar_t)cells[index];
      if (length < CCHARW_MAX && wcwidth(mark) == 0) {
        text[length++] = mark;
      }
    }
    if (!drawable) {
      text[0] = REPLACEMENT;
      length = 1;
    }
    text[length] = 0;
    if (column + width > COLS) {
      return;
    }
    cchar_t cell;
    if (setcchar(&cell, text, style, (short)pair, NULL) == OK) {
      mvwadd_wch(stdscr, row, column, &cell);
    }
    if (!drawable && width == 2 && setcchar(&cell, L" ", style, (short)pair, NULL) == OK) {
      mvwadd_wch(stdscr, row, column + 1, &cell);
    }
    column += width > 0 ? width : 1;
  }
}

void terminal_flush(int row, int column, bool cursor_visible) {
  frame_begin();
  wmove(stdscr, row, column);
  if (cursor_state != cursor_visible) {
    curs_set(cursor_visible);
    cursor_state = cursor_visible;
  }
  wrefresh(stdscr);
  if (!frame_send()) {
    clearok(curscr, TRUE);
  }
}

void terminal_forget(void) { clearok(curscr, TRUE); }

void terminal_bell(void) {
  frame_begin();
  beep();
  frame_send();
}

const char *terminal_key_sequence(const char *name) {
  return screen == NULL ? NULL : terminfo_text(name);
}

void terminal_mouse(bool on) {
  if (screen != NULL && on != mouse) {
    send_mode(on ? MOUSE_ON : MOUSE_OFF);
    mouse = on;
  }
}
