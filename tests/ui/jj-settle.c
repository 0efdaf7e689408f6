/* jj-settle.c: until a window has done what there is to do */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-settle.h"

/* Its turn comes only when no view has idle work left. */
#define AFTER_ALL (G_PRIORITY_LOW + 100)

static gboolean
set_true (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
jj_settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (AFTER_ALL, 250, set_true, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
