// A terminal in plain C types: what Swift needs of ncurses, and nothing else.
//
// One terminal per process, owned by one thread. `terminal_wake` alone may be called from any
// thread and from signal handlers.

#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What `terminal_open` answers.
enum {
  TERMINAL_OK = 0,
  TERMINAL_NO_INPUT = 1,       ///< standard input is not a terminal
  TERMINAL_NO_OUTPUT = 2,      ///< standard output is not a terminal
  TERMINAL_UNKNOWN = 3,        ///< TERM names no terminal that terminfo knows
  TERMINAL_INCAPABLE = 4,      ///< the terminal cannot place its cursor
  TERMINAL_NO_UNICODE = 5,     ///< no UTF-8 locale is installed, not even C.UTF-8
  TERMINAL_ALREADY_OPEN = 6,
  TERMINAL_SYSTEM_ERROR = 7,   ///< errno says why
};

/// Attributes of `terminal_put`, to be added up.
enum {
  TERMINAL_BOLD = 1,
  TERMINAL_DIM = 2,
  TERMINAL_REVERSE = 4,
  TERMINAL_UNDERLINE = 8,
};

/// What `terminal_wait` found.
enum {
  TERMINAL_READABLE = 1,  ///< `terminal_read` will not block
  TERMINAL_HUNG_UP = 2,   ///< the other end is gone for good
};

/// What `terminal_take_events` hands over.
enum {
  TERMINAL_WOKEN = 1,
  TERMINAL_RESIZED = 2,
  TERMINAL_TERMINATE = 4,
  TERMINAL_SUSPEND = 8,
  TERMINAL_CONTINUED = 16,
};

/// What `terminal_probe_width` answers when it is not a number of columns.
enum {
  TERMINAL_NO_ANSWER = -1,
};

/// Takes the screen. Standard error goes to `log_path` (made if absent; `NULL` discards it) while
/// it is a terminal. `crash_notice` is the line shown on the restored screen after a fatal signal.
int terminal_open(const char *_Nullable log_path, const char *_Nullable crash_notice);

/// Gives the screen back and everything that `terminal_open` changed. Harmless when not open.
void terminal_close(void);

/// Gives the screen back for a while, as for another program.
void terminal_release(void);

/// Takes the screen again after `terminal_release`; the next flush paints all of it.
void terminal_reclaim(void);

/// Stops the process group as Ctrl-Z would outside raw mode, and comes back when it is continued.
/// Returns at once where nobody could continue it.
void terminal_stop(void);

/// The size in rows and columns.
void terminal_size(int *_Nonnull rows, int *_Nonnull columns);

/// Follows the terminal's real size; true when it changed. The next flush then paints everything.
bool terminal_follow_size(void);

/// How many colours there are; 0 on a monochrome terminal.
int terminal_colors(void);

/// Makes these the terminal's own colours for as long as it is open: those of blanks and of -1. Before
/// any pair is defined.
void terminal_define_ground(int foreground, int background);

/// Makes `pair` (from 1) show `foreground` on `background`; -1 is the terminal's own.
void terminal_define_pair(int pair, int foreground, int background);

/// Writes cells from `column` on. Each element is a Unicode scalar in bits 0…20 with the cell's
/// width (1 or 2) in bits 24 and up, or a mark that joins the cell before when those are 0. What
/// the C library measures otherwise is shown as U+FFFD, so that no cell ever shifts another.
/// Every wide character that was there must be overwritten in both halves.
void terminal_put(
    int row, int column, const uint32_t *_Nonnull cells, int count, int attributes, int pair);

/// Sends what changed and leaves the cursor at `row` and `column`.
void terminal_flush(int row, int column, bool cursor_visible);

/// Makes the next flush paint every cell again.
void terminal_forget(void);

/// Rings the bell.
void terminal_bell(void);

/// What the terminal sends for a key, by terminfo name (`kcuu1`); NULL when it has no such key.
const char *_Nullable terminal_key_sequence(const char *_Nonnull capability);

/// Switches reports of clicks and of the wheel (SGR encoding) on or off.
void terminal_mouse(bool on);

/// Sleeps until input, an event or the timeout in milliseconds (negative: for ever).
int terminal_wait(int milliseconds);

/// Reads what has arrived; 0 when there is nothing, -1 when the terminal is gone.
long terminal_read(uint8_t *_Nonnull bytes, size_t capacity);

/// The events since the last call.
unsigned terminal_take_events(void);

/// Ends the owner's sleep. Safe everywhere and at any time.
void terminal_wake(void);

/// Prints `text` at the left edge of the current line, asks where the cursor is, removes it again
/// and returns the columns it took. Before `terminal_open` only. Keys typed meanwhile are kept.
int terminal_probe_width(const char *_Nonnull text, int milliseconds);

#ifdef __cplusplus
}
#endif

#endif
