/* jj-diagram-words.c: boxes and their lines in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include "jj-format.h"
#include "jj-language.h"

/* More ends of one kind of line are counted. */
#define MOST_NAMES 6

char *
jj_diagram_describe (const JjDiagram *self, guint i)
{
  const JjBox *box = jj_diagram_box (self, i);
  GString *text = g_string_new (jj_label (jj_kind_get (box->kind)->label));

  g_string_append_printf (text, " %s", box->name);
  if (*box->detail)
    g_string_append_printf (text, ", %s", box->detail);
  if (box->amount != JJ_EMPTY)
    {
      g_autofree char *amount = jj_format_money (box->amount);

      g_string_append_printf (text, ", %s %s", amount, _ ("NT$"));
    }
  if (box->worst != JJ_N_SEVERITIES)
    g_string_append_printf (text, ", %s", jj_severity_get_label (box->worst));
  return g_string_free (text, FALSE);
}

/* "Supports → A, B", one way and one kind. */
static void
add_links (const JjDiagram *self, GString *text, guint box, JjKindId kind, gboolean is_out)
{
  guint n = 0, n_lines;
  const guint *lines = jj_diagram_get_lines_of (self, box, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = jj_diagram_get_line (self, lines[i]);

      if (line->kind != kind || (is_out ? line->from : line->to) != box)
        continue;
      if (n == 0)
        g_string_append_printf (text, "%s%s %s ", text->len > 0 ? "; " : "",
                                jj_label (jj_kind_get (kind)->label), is_out ? "→" : "←");
      if (n < MOST_NAMES)
        g_string_append_printf (text, "%s%s", n > 0 ? ", " : "",
                                jj_diagram_box (self, is_out ? line->to : line->from)->name);
      n++;
    }
  if (n > MOST_NAMES)
    g_string_append_printf (text, " … (%u)", n);
}

char *
jj_diagram_describe_links (const JjDiagram *self, guint box)
{
  GString *text = g_string_new (NULL);
  guint64 out = 0, in = 0;
  guint n_lines;
  const guint *lines = jj_diagram_get_lines_of (self, box, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = jj_diagram_get_line (self, lines[i]);

      out |= line->from == box ? JJ_KIND_BIT (line->kind) : 0;
      in |= line->to == box ? JJ_KIND_BIT (line->kind) : 0;
    }
  for (JjKindId kind = 0; kind < JJ_N_KINDS; kind++)
    {
      if (out & JJ_KIND_BIT (kind))
        add_links (self, text, box, kind, TRUE);
      if (in & JJ_KIND_BIT (kind))
        add_links (self, text, box, kind, FALSE);
    }
  return g_string_free (text, FALSE);
}
