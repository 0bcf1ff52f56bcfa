// The kernel serves those who wait for a lock in the order in which they came, but knows no time limit. Asking
// again and again instead would lose one's place each time, and a thread that waits in another's place must
// wake it when its turn has come, while everybody behind waits for both. So whoever waits is woken by a timer.
#define _GNU_SOURCE
#include "CTurn.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define BILLION 1000000000LL
// Should the first call come just before the thread waits, the next one finds it: 10 ms.
#define AGAIN (BILLION / 100)

// One that nobody else uses; the first few are the C library's own.
static int call(void) { return SIGRTMIN + 9; }

// All it does is to end the waiting.
static void wake(int number) { (void)number; }

static void install(void) {
  struct sigaction action = {.sa_handler = wake};
  sigemptyset(&action.sa_mask);
  sigaction(call(), &action, NULL);
}

static int64_t nanoseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * BILLION + now.tv_nsec;
}

// Calls this thread when the time is over, and again until it has heard.
static int set_timer(timer_t *timer, int64_t nanoseconds) {
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = call()};
  event._sigev_un._tid = gettid();
  if (timer_create(CLOCK_MONOTONIC, &event, timer) != 0) return errno;
  struct itimerspec times = {
      .it_value = {.tv_sec = nanoseconds / BILLION, .tv_nsec = nanoseconds % BILLION},
      .it_interval = {.tv_nsec = AGAIN},
  };
  return timer_settime(*timer, 0, &times, NULL) == 0 ? 0 : errno;
}

static int wait_until(int file, int64_t end) {
  // Another signal ends it too, as when a terminal changes its size: then one stands at the end of the queue.
  while (flock(file, LOCK_EX) != 0) {
    if (errno != EINTR) return errno;
    if (nanoseconds_now() >= end) return ETIMEDOUT;
  }
  return 0;
}

int turn_take(int file, int64_t nanoseconds) {
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK && errno != EINTR) return errno;
  if (nanoseconds <= 0) return ETIMEDOUT;
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  int64_t end = nanoseconds_now() + nanoseconds;
  timer_t timer;
  int result = set_timer(&timer, nanoseconds);
  if (result != 0) return result;
  // Threads of a pool hear no signal unless they ask for it.
  sigset_t own, before;
  sigemptyset(&own);
  sigaddset(&own, call());
  pthread_sigmask(SIG_UNBLOCK, &own, &before);
  result = wait_until(file, end);
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}
