/* fault-shim.c: system calls that fail when told to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT, renameat2 */
#include "config.h"

#include "fault-shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static gboolean armed, happened, sticky;
static guint remaining;
static int fault;

void
fault_shim_arm (guint n, int error, gboolean for_ever)
{
  remaining = n;
  fault = error;
  sticky = for_ever;
  happened = FALSE;
  armed = TRUE;
}

gboolean
fault_shim_disarm (void)
{
  armed = FALSE;
  return happened;
}

static gboolean
fails (void)
{
  if (!armed || (happened && !sticky))
    return FALSE;
  if (remaining > 0)
    {
      remaining--;
      return FALSE;
    }
  happened = TRUE;
  errno = fault;
  return TRUE;
}

/* With 64-bit offsets, as meson sets them, pwrite and ftruncate are compiled as the symbols
 * pwrite64 and ftruncate64, the ones that SQLite and GLib call. */
#define NEXT(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, #name))

ssize_t
write (int fd, const void *bytes, size_t n)
{
  /* Messages of the test itself must come through. */
  return fd > 2 && fails () ? -1 : NEXT (write) (fd, bytes, n);
}

ssize_t
pwrite (int fd, const void *bytes, size_t n, off_t at)
{
  return fails () ? -1 : NEXT (pwrite) (fd, bytes, n, at);
}

int
fsync (int fd)
{
  return fails () ? -1 : NEXT (fsync) (fd);
}

int
fdatasync (int fd)
{
  return fails () ? -1 : NEXT (fdatasync) (fd);
}

int
ftruncate (int fd, off_t length)
{
  return fails () ? -1 : NEXT (ftruncate) (fd, length);
}

int
unlink (const char *path)
{
  return fails () ? -1 : NEXT (unlink) (path);
}

int
rename (const char *from, const char *to)
{
  return fails () ? -1 : NEXT (rename) (from, to);
}

int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
  return fails () ? -1 : NEXT (renameat2) (from_fd, from, to_fd, to, flags);
}
