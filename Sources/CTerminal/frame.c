// Curses empties its buffer at each move of the cursor: a frame of forty rows would be a hundred writes,
// each of which wakes whoever reads the terminal, and a slow line would show half a frame. So curses
// writes to a descriptor of its own that is the terminal, and while a frame is drawn a file in memory.

#define _GNU_SOURCE
#include "frame.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CTerminal.h"
#include "events.h"

static FILE *stream;
static int memory = -1;

FILE *frame_open(void) {
  int own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (own < 0) {
    return NULL;
  }
  stream = fdopen(own, "w");
  if (stream == NULL) {
    close(own);
    return NULL;
  }
  // Without it frames go out in pieces, as everywhere.
  memory = memfd_create("frame", MFD_CLOEXEC);
  return stream;
}

void frame_begin(void) {
  if (memory >= 0) {
    dup3(memory, fileno(stream), O_CLOEXEC);
  }
}

bool frame_is_taken(int milliseconds) {
  struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
  return poll(&output, 1, milliseconds) > 0;
}

// Waits for a terminal that takes no more, until somebody asks the program to leave: it has more to put
// away than a picture. Gives up one that is gone.
static bool write_all(const char *bytes, size_t count) {
  while (count > 0) {
    bool leaves = events_has(TERMINAL_TERMINATE);
    if (!frame_is_taken(leaves ? 0 : 200)) {
      if (leaves) {
        return false;
      }
      continue;
    }
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written == 0 || (errno != EINTR && errno != EAGAIN)) {
      return false;
    }
  }
  return true;
}

bool frame_send(void) {
  if (memory < 0) {
    return true;
  }
  bool whole = true;
  dup3(STDOUT_FILENO, fileno(stream), O_CLOEXEC);
  char bytes[16384];
  off_t end = lseek(memory, 0, SEEK_CUR);
  for (off_t place = 0; place < end;) {
    size_t rest = (size_t)(end - place);
    ssize_t count = pread(memory, bytes, rest < sizeof bytes ? rest : sizeof bytes, place);
    if (count <= 0) {
      break;
    }
    whole = write_all(bytes, (size_t)count);
    if (!whole) {
      break;
    }
    place += count;
  }
  lseek(memory, 0, SEEK_SET);
  return whole;
}

void frame_close(void) {
  if (stream != NULL) {
    fclose(stream);
    stream = NULL;
  }
  if (memory >= 0) {
    close(memory);
    memory = -1;
  }
}
