// Gives the terminal back whatever happens: modes, handlers, standard error, reset bytes.
//
// Fatal signals write the reset bytes, restore the modes and go on to whatever handled them
// before, so that the exit status and Swift's backtrace stay what they were. Requests to leave
// (SIGTERM, SIGHUP, SIGINT) become an event; asked again later, they are obeyed on the spot.

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "CTerminal.h"
#include "events.h"

// At logout the shell and then the kernel send SIGHUP: that is one request, not two.
#define SAME_REQUEST_MILLISECONDS 500

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
static const int polite_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static struct sigaction previous_fatal[COUNT(fatal_signals)];
static struct sigaction previous_polite[COUNT(polite_signals)];
static struct termios original_modes;
static sigset_t original_mask;
static pid_t owner;
static atomic_bool armed;
static atomic_bool screen_owned;
static atomic_llong first_request;

static char reset_bytes[512];
static size_t reset_count;
static char notice[512];
static size_t notice_count;

static char log_file[4096];
static int saved_error_output = -1;

static char alternate_stack[65536];

// MARK: - Standard error

static void divert_error_output(void) {
  if (saved_error_output >= 0 || !isatty(STDERR_FILENO)) {
    return;
  }
  int log = -1;
  if (log_file[0] != 0) {
    log = open(log_file, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  }
  if (log < 0) {
    log = open("/dev/null", O_WRONLY | O_CLOEXEC);
  }
  if (log < 0) {
    return;
  }
  saved_error_output = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
  if (saved_error_output >= 0) {
    dup2(log, STDERR_FILENO);
  }
  close(log);
}

static void return_error_output(void) {
  if (saved_error_output >= 0) {
    dup2(saved_error_output, STDERR_FILENO);
    close(saved_error_output);
    saved_error_output = -1;
  }
}

// MARK: - Restoring in a signal handler: only async-signal-safe calls

// Writes what the terminal takes within a moment; a stopped line must not keep a dying program.
static void write_soon(const char *bytes, size_t count) {
  while (count > 0) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    if (poll(&output, 1, 200) <= 0 || (output.revents & (POLLERR | POLLHUP | POLLNVAL))) {
      return;
    }
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written <= 0) {
      return;
    }
    bytes += written;
    count -= (size_t)written;
  }
}

static void restore_now(bool with_notice) {
  if (getpid() != owner || !atomic_exchange(&screen_owned, false)) {
    return;
  }
  sigset_t background_output, before;
  sigemptyset(&background_output);
  sigaddset(&background_output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background_output, &before);
  write_soon(reset_bytes, reset_count);
  tcsetattr(STDIN_FILENO, TCSANOW, &original_modes);
  if (with_notice) {
    write_soon(notice, notice_count);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// The backtracer would wait half a minute for a key and print over the shell: it gets no keyboard
// and, where there is a log, writes there.
static void quiet_backtracer(void) {
  if (getpid() != owner) {
    return;
  }
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) {
    dup2(nothing, STDIN_FILENO);
    close(nothing);
  }
  if (saved_error_output >= 0 && log_file[0] != 0) {
    dup2(STDERR_FILENO, STDOUT_FILENO);
  } else if (saved_error_output >= 0) {
    dup2(saved_error_output, STDERR_FILENO);
  }
}

// Whether a handler rather than the system deals with the signal.
static bool is_handled(const struct sigaction *action) {
  return (action->sa_flags & SA_SIGINFO) ||
         (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN);
}

static void on_fatal_signal(int signal, siginfo_t *reason, void *context) {
  int saved = errno;
  restore_now(true);
  quiet_backtracer();
  struct sigaction next = {.sa_handler = SIG_DFL};
  for (size_t index = 0; index < COUNT(fatal_signals); index++) {
    if (fatal_signals[index] == signal) {
      next = previous_fatal[index];
    }
  }
  // A fault happens again by itself on return, and the handler before ours sees it as it was.
  // What was sent, what a trap has passed already, or Ctrl-\ would not: hand it on and end here.
  bool recurs = reason->si_code > 0 && signal != SIGTRAP && signal != SIGQUIT;
  if (recurs) {
    sigaction(signal, &next, NULL);
  } else {
    if (is_handled(&next) && (next.sa_flags & SA_SIGINFO)) {
      next.sa_sigaction(signal, reason, context);
    } else if (is_handled(&next)) {
      next.sa_handler(signal);
    }
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
  }
  errno = saved;
}

static long long monotonic_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void on_request_to_leave(int signal) {
  int saved = errno;
  long long now = monotonic_milliseconds();
  long long none = 0;
  if (atomic_compare_exchange_strong(&first_request, &none, now) ||
      now - none < SAME_REQUEST_MILLISECONDS) {
    events_note(TERMINAL_TERMINATE);
  } else {
    restore_now(false);
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
  }
  errno = saved;
}

static void on_notice(int signal) {
  switch (signal) {
    case SIGTSTP: events_note(TERMINAL_SUSPEND); break;
    case SIGCONT: events_note(TERMINAL_CONTINUED); break;
    case SIGWINCH: events_note(TERMINAL_RESIZED); break;
    default: break;
  }
}

static void at_exit(void) { restore_now(false); }

// MARK: - Arming

static bool is_ignored(const struct sigaction *action) {
  return !(action->sa_flags & SA_SIGINFO) && action->sa_handler == SIG_IGN;
}

// Puts `ours` in place unless the signal was ignored before us: `nohup`, or a parent without job
// control, has decided that.
static void take_signal(
    int signal, const struct sigaction *ours, struct sigaction *previous) {
  sigaction(signal, NULL, previous);
  sigaction(signal, is_ignored(previous) ? previous : ours, NULL);
}

static void install(void) {
  for (size_t index = 0; index < COUNT(fatal_signals); index++) {
    struct sigaction action = {.sa_sigaction = on_fatal_signal};
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    take_signal(fatal_signals[index], &action, &previous_fatal[index]);
  }
  for (size_t index = 0; index < COUNT(polite_signals); index++) {
    int signal = polite_signals[index];
    bool leave = signal == SIGTERM || signal == SIGHUP || signal == SIGINT;
    struct sigaction action = {.sa_handler = leave ? on_request_to_leave : on_notice};
    action.sa_flags = SA_RESTART | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    take_signal(signal, &action, &previous_polite[index]);
  }
}

// A parent may have started us with signals blocked, as some thread pools do: then neither a new
// size nor a request to leave would ever be heard.
static void unblock(void) {
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t index = 0; index < COUNT(fatal_signals); index++) {
    sigaddset(&wanted, fatal_signals[index]);
  }
  for (size_t index = 0; index < COUNT(polite_signals); index++) {
    sigaddset(&wanted, polite_signals[index]);
  }
  pthread_sigmask(SIG_UNBLOCK, &wanted, &original_mask);
}

static void copy_text(char *target, size_t capacity, const char *text) {
  target[0] = 0;
  if (text != NULL && strlen(text) < capacity) {
    strcpy(target, text);
  }
}

bool guard_arm(const char *log_path, const char *crash_notice) {
  if (tcgetattr(STDIN_FILENO, &original_modes) != 0) {
    return false;
  }
  static bool registered = false;
  if (!registered) {
    registered = atexit(at_exit) == 0;
  }
  owner = getpid();
  reset_count = 0;
  copy_text(log_file, sizeof log_file, log_path);
  notice_count = 0;
  if (crash_notice != NULL && strlen(crash_notice) < sizeof notice - 4) {
    notice[0] = '\r';
    strcpy(notice + 1, crash_notice);
    strcat(notice, "\n");
    notice_count = strlen(notice);
  }
  atomic_store(&first_request, 0);
  // A stack overflow leaves no room for a handler on the stack that overflowed.
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&own, NULL);
  }
  install();
  atomic_store(&armed, true);
  atomic_store(&screen_owned, true);
  unblock();
  divert_error_output();
  return true;
}

void guard_add_reset(const char *bytes) {
  while (bytes != NULL && *bytes != 0 && reset_count < sizeof reset_bytes) {
    const char *end = strncmp(bytes, "$<", 2) == 0 ? strchr(bytes, '>') : NULL;
    if (end != NULL) {
      bytes = end + 1;
    } else {
      reset_bytes[reset_count++] = *bytes++;
    }
  }
}

void guard_restore(void) { restore_now(false); }

void guard_release(void) {
  if (atomic_load(&screen_owned)) {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &original_modes);
  }
  atomic_store(&screen_owned, false);
  return_error_output();
}

void guard_reclaim(void) {
  atomic_store(&screen_owned, true);
  divert_error_output();
}

void guard_disarm(void) {
  if (!atomic_exchange(&armed, false)) {
    return;
  }
  guard_release();
  for (size_t index = 0; index < COUNT(fatal_signals); index++) {
    sigaction(fatal_signals[index], &previous_fatal[index], NULL);
  }
  for (size_t index = 0; index < COUNT(polite_signals); index++) {
    sigaction(polite_signals[index], &previous_polite[index], NULL);
  }
  pthread_sigmask(SIG_SETMASK, &original_mask, NULL);
}

void guard_stop(void) {
  struct sigaction ours, standard = {.sa_handler = SIG_DFL};
  if (sigaction(SIGTSTP, NULL, &ours) != 0 || is_ignored(&ours)) {
    return;
  }
  sigaction(SIGTSTP, &standard, NULL);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}
