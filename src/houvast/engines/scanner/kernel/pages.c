/* Memory that is read everywhere at once: in large pages, where the system has them, fewer addresses must be looked up. */

#ifdef __linux__
#include <sys/mman.h>
#endif

#define LARGE_PAGE ((u64)2 << 20)

/* Ask for large pages under the whole ones of a block, now and not some day; that it cannot be done is no fault. */
static void in_large_pages(const void *block, u64 size)
{
#ifdef MADV_HUGEPAGE
    u64 from = ((u64)(uintptr_t)block + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    u64 to = ((u64)(uintptr_t)block + size) / LARGE_PAGE * LARGE_PAGE;
    if (from >= to)
        return;
    (void)madvise((void *)(uintptr_t)from, to - from, MADV_HUGEPAGE);
#ifdef MADV_COLLAPSE
    (void)madvise((void *)(uintptr_t)from, to - from, MADV_COLLAPSE);
#endif
#else
    (void)block, (void)size;
#endif
}

/* Room of zeros that begins where a cache line pair does, so that ^ 1 of a place is ^ of its address; NULL when there is none. */
static void *spacious(u64 size)
{
    u64 step = size < LARGE_PAGE ? 128 : LARGE_PAGE;
    u64 whole = (size + step - 1) / step * step;
    void *made = aligned_alloc(step, whole);
    if (!made)
        return NULL;
    in_large_pages(made, whole);
    return memset(made, 0, whole);
}
