/* main.c: the workbench */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

/* GL in software scrolls at 8 frames a second, the plain renderer at 60: without a device of the
 * graphics kind the program chooses before the display opens. GSK_RENDERER wins. */
static void
choose_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") || g_file_test ("/dev/dri/renderD128", G_FILE_TEST_EXISTS))
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (!g_getenv ("GDK_DEBUG"))
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (JjApplication) application = NULL;

  /* Each frame needs megabytes for a moment: fresh pages from the kernel would cost most of it. */
  mallopt (M_MMAP_THRESHOLD, 1 << 30);
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
  /* What one thread makes another one frees: arenas of their own would keep it for no one. */
  mallopt (M_ARENA_MAX, 1);
  choose_renderer ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Jingjin"));
  application = jj_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
