// Waiting and reading: the terminal's input, the wake pipe, and the width probe.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "CTerminal.h"
#include "events.h"

static int wake_pipe[2] = {-1, -1};
static atomic_uint pending_events;

// Bytes that arrived around the answer to a probe and belong to the first reader.
static uint8_t kept[256];
static size_t kept_count;

bool events_prepare(void) {
  if (wake_pipe[0] >= 0) {
    return true;
  }
  int made[2];
  if (pipe(made) != 0) {
    return false;
  }
  for (int end = 0; end < 2; end++) {
    fcntl(made[end], F_SETFD, FD_CLOEXEC);
    fcntl(made[end], F_SETFL, O_NONBLOCK);
  }
  wake_pipe[0] = made[0];
  wake_pipe[1] = made[1];
  return true;
}

void events_note(unsigned event) {
  int saved = errno;
  atomic_fetch_or(&pending_events, event);
  if (wake_pipe[1] >= 0) {
    // A full pipe wakes as well as one more byte would.
    ssize_t ignored = write(wake_pipe[1], "", 1);
    (void)ignored;
  }
  errno = saved;
}

bool events_has(unsigned event) { return (atomic_load(&pending_events) & event) != 0; }

void terminal_wake(void) { events_note(TERMINAL_WOKEN); }

unsigned terminal_take_events(void) { return atomic_exchange(&pending_events, 0); }

int terminal_wait(int milliseconds) {
  if (kept_count > 0) {
    return TERMINAL_READABLE;
  }
  struct pollfd watched[2] = {
      {.fd = STDIN_FILENO, .events = POLLIN},
      {.fd = wake_pipe[0], .events = POLLIN},
  };
  if (poll(watched, 2, milliseconds) <= 0) {
    return 0;
  }
  if (watched[1].revents & POLLIN) {
    char drained[64];
    while (read(wake_pipe[0], drained, sizeof drained) > 0) {
    }
  }
  int found = 0;
  if (watched[0].revents & POLLIN) {
    found |= TERMINAL_READABLE;
  }
  if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    found |= TERMINAL_HUNG_UP;
  }
  return found;
}

long terminal_read(uint8_t *bytes, size_t capacity) {
  if (kept_count > 0) {
    size_t count = kept_count < capacity ? kept_count : capacity;
    memcpy(bytes, kept, count);
    memmove(kept, kept + count, kept_count - count);
    kept_count -= count;
    return (long)count;
  }
  ssize_t count = read(STDIN_FILENO, bytes, capacity);
  if (count > 0) {
    return count;
  }
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

static long long monotonic_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// Finds `ESC [ row ; column R`, takes it out of the kept bytes, and returns the column or 0.
static int take_position_report(void) {
  for (size_t start = 0; start + 1 < kept_count; start++) {
    if (kept[start] != 0x1B || kept[start + 1] != '[') {
      continue;
    }
    int numbers[2] = {0, 0};
    int index = 0;
    size_t at = start + 2;
    for (; at < kept_count && index < 2; at++) {
      if (kept[at] >= '0' && kept[at] <= '9') {
        numbers[index] = (numbers[index] * 10 + (kept[at] - '0')) % 100000;
      } else if (kept[at] == ';') {
        index++;
      } else {
        break;
      }
    }
    if (at < kept_count && kept[at] == 'R' && index == 1) {
      size_t length = at + 1 - start;
      memmove(kept + start, kept + at + 1, kept_count - at - 1);
      kept_count -= length;
      return numbers[1];
    }
  }
  return 0;
}

int terminal_probe_width(const char *text, int milliseconds) {
  struct termios original, raw;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
      tcgetattr(STDIN_FILENO, &original) != 0) {
    return TERMINAL_NO_ANSWER;
  }
  raw = original;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON | ISTRIP);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) {
    return TERMINAL_NO_ANSWER;
  }
  char question[128] = "\r";
  strncat(question, text, sizeof question - 16);
  strcat(question, "\033[6n\r\033[K");
  int column = 0;
  if (write(STDOUT_FILENO, question, strlen(question)) == (ssize_t)strlen(question)) {
    long long deadline = monotonic_milliseconds() + milliseconds;
    while (column == 0 && kept_count < sizeof kept) {
      long long left = deadline - monotonic_milliseconds();
      struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
      if (left <= 0 || poll(&input, 1, (int)left) <= 0) {
        break;
      }
      ssize_t count = read(STDIN_FILENO, kept + kept_count, sizeof kept - kept_count);
      if (count <= 0) {
        break;
      }
      kept_count += (size_t)count;
      column = take_position_report();
    }
  }
  tcsetattr(STDIN_FILENO, TCSADRAIN, &original);
  return column > 0 ? column - 1 : TERMINAL_NO_ANSWER;
}
