/* jj-chapter-search.c: find and replace over all chapters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chapter-search.h"

#include "jj-kinds-plan.h"
#include "jj-prose.h"

#include <glib/gi18n.h>

static GRegex *
make_pattern (const char *text)
{
  g_autofree char *escaped = g_regex_escape_string (text, -1);

  return *text ? g_regex_new (escaped, G_REGEX_CASELESS, 0, NULL) : NULL;
}

static guint
count_in (const GRegex *pattern, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    n++;
  return n;
}

/* How often; replacement NULL: only counted. */
static guint
visit_runs (const GRegex *pattern, GPtrArray *runs, const char *replacement)
{
  guint n = 0;

  for (guint i = 0; runs && i < runs->len; i++)
    {
      JjProseRun *run = g_ptr_array_index (runs, i);
      guint found = run->live ? 0 : count_in (pattern, run->text);

      n += found;
      if (found && replacement)
        {
          g_autofree char *old = run->text;

          run->text = g_regex_replace_literal (pattern, old, -1, 0, replacement, 0, NULL);
        }
    }
  return n;
}

static guint
visit (const GRegex *pattern, JjProse *prose, const char *replacement)
{
  guint n = 0;

  for (guint i = 0; i < prose->blocks->len; i++)
    {
      JjProseBlock *block = g_ptr_array_index (prose->blocks, i);

      n += visit_runs (pattern, block->runs, replacement);
      for (guint k = 0; block->cells && k < block->cells->len; k++)
        n += visit_runs (pattern, g_ptr_array_index (block->cells, k), replacement);
    }
  return n;
}

guint
jj_chapter_count (const JjElement *chapter, const char *text)
{
  g_autoptr (GRegex) pattern = make_pattern (text);
  g_autoptr (JjProse) prose = jj_prose_parse (jj_element_get_text (chapter, JJ_CHAPTER_BODY));

  return pattern ? visit (pattern, prose, NULL) : 0;
}

JjEdit *
jj_chapter_replace_all (JjPlan *plan, const char *text, const char *replacement, guint *n)
{
  g_autoptr (GRegex) pattern = make_pattern (text);
  g_autoptr (JjEdit) edit = jj_edit_new (_ ("Replace in chapters"));

  *n = 0;
  for (guint i = 0; pattern && i < jj_plan_get_count (plan, JJ_KIND_CHAPTER); i++)
    {
      const JjElement *chapter = jj_plan_get_nth (plan, JJ_KIND_CHAPTER, i);
      g_autoptr (JjProse) prose = jj_prose_parse (jj_element_get_text (chapter, JJ_CHAPTER_BODY));
      guint found = visit (pattern, prose, replacement);
      g_autofree char *body = found ? jj_prose_write (prose) : NULL;

      *n += found;
      if (found)
        jj_edit_set_text (edit, JJ_KIND_CHAPTER, jj_element_get_id (chapter), JJ_CHAPTER_BODY,
                          body);
    }
  return *n ? g_steal_pointer (&edit) : NULL;
}
