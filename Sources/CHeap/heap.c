// A start touches some ten megabytes. In pages of four kilobytes that is two thousand five hundred times that the
// system interrupts the program to give it the next one, a tenth and more of the time to the first screen.
#define _GNU_SOURCE
#include "CHeap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define KILOBYTE 1024
#define MEGABYTE (1024 * KILOBYTE)
#define RESERVE (16 * MEGABYTE)
#define LARGE_PAGE ((uintptr_t)2 * MEGABYTE)
// What is asked for at once from here on does not come from this heap.
#define SEPARATE (4 * MEGABYTE)
// More than a heap has at its beginning: asking for it makes the heap grow.
#define BEYOND (160 * KILOBYTE)
// Where that lies, with the heap's own entries around it.
#define BEFORE (256 * KILOBYTE)

void heap_grow(void) {
  // A thread's own heap would begin with small pages again.
  mallopt(M_ARENA_MAX, 1);
  // Numbers that are set are not adapted any more: what is free at the top stays for what comes next.
  mallopt(M_MMAP_THRESHOLD, SEPARATE);
  mallopt(M_TRIM_THRESHOLD, 2 * RESERVE);
  mallopt(M_TOP_PAD, RESERVE);
  // The heap goes on a little before a large page: one that was touched before large ones are allowed stays small.
  uintptr_t end = (uintptr_t)sbrk(0);
  uintptr_t first = (end + BEFORE + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
  if (sbrk((intptr_t)(first - BEFORE - end)) == (void *)-1) return;
  // volatile: a compiler that sees through it would leave both calls out.
  void *volatile object = malloc(BEYOND);
  free(object);
  mallopt(M_TOP_PAD, MEGABYTE);
  end = (uintptr_t)sbrk(0) & ~(LARGE_PAGE - 1);
  // Not everywhere there are large pages: then all is as before.
  if (first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
}
