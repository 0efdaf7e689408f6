/* jj-panes-list.c: the panes of the workshop */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-panes-list.h"

#include "jj-exercise-pane.h"
#include "jj-guide-pane.h"
#include "jj-help-pane.h"
#include "jj-lesson-pane.h"

#include <glib/gi18n.h>

static const JjPane panes[] = {
  { "guide", N_ ("Steps"), jj_guide_pane_new },
  { "help", N_ ("Help"), jj_help_pane_new },
  { "lesson", N_ ("Lesson"), jj_lesson_pane_new },
  { "exercise", N_ ("Exercise"), jj_exercise_pane_new },
};

guint
jj_panes_list_get_n (void)
{
  return G_N_ELEMENTS (panes);
}

const JjPane *
jj_panes_list_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (panes), NULL);
  return &panes[i];
}

int
jj_panes_list_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      if (g_strcmp0 (panes[i].id, id) == 0)
        return (int)i;
    }
  return -1;
}
