/* jj-prose-keys.c: what keys and buttons do in prose */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose-keys.h"

#include "jj-prose-text.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
jj_prose_turn_tag (GtkTextBuffer *buffer, const char *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  if (gtk_text_iter_has_tag (&start, tag))
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}

gboolean
jj_prose_continue_list (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter, line, after;
  guint level, number;
  JjProseType type;
  g_autofree char *sign = NULL;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  type = jj_prose_text_get_line (&iter, &level, &number, &after);
  if ((type != JJ_PROSE_BULLET && type != JJ_PROSE_NUMBERED)
      || gtk_text_iter_compare (&iter, &after) < 0)
    return FALSE;
  line = iter;
  gtk_text_iter_set_line_offset (&line, 0);
  gtk_text_buffer_begin_user_action (buffer);
  if (gtk_text_iter_ends_line (&after))
    gtk_text_buffer_delete (buffer, &line, &after);
  else
    {
      sign = gtk_text_buffer_get_text (buffer, &line, &after, FALSE);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
      if (type == JJ_PROSE_NUMBERED)
        {
          g_autofree char *next = g_strdup_printf ("%*s%u. ", (int)level * 2, "", number + 1);

          gtk_text_buffer_insert (buffer, &iter, next, -1);
        }
      else
        gtk_text_buffer_insert (buffer, &iter, sign, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  return TRUE;
}

gboolean
jj_prose_turn_level (GtkTextBuffer *buffer, int by)
{
  GtkTextIter iter, after;
  guint level, number;
  JjProseType type;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  type = jj_prose_text_get_line (&iter, &level, &number, &after);
  if ((type != JJ_PROSE_BULLET && type != JJ_PROSE_NUMBERED) || (int)level + by < 0
      || level + (guint)by > 3)
    return FALSE;
  if (type == JJ_PROSE_NUMBERED)
    jj_prose_text_set_lines (buffer, JJ_PROSE_PARAGRAPH, 0);
  jj_prose_text_set_lines (buffer, type, level + (guint)by);
  return TRUE;
}

gboolean
jj_prose_turn_typed_sign (GtkTextBuffer *buffer)
{
  GtkTextIter iter, line;
  g_autofree char *before = NULL;
  gboolean heading;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  line = iter;
  gtk_text_iter_set_line_offset (&line, 0);
  before = gtk_text_buffer_get_text (buffer, &line, &iter, FALSE);
  heading = strcmp (before, "#") == 0 || strcmp (before, "##") == 0 || strcmp (before, "###") == 0;
  if (!heading && strcmp (before, "-") != 0 && strcmp (before, "*") != 0)
    return FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &line, &iter);
  jj_prose_text_set_lines (buffer, heading ? JJ_PROSE_HEADING : JJ_PROSE_BULLET,
                           heading ? (guint)CLAMP (strlen (before), 2, 3) : 0);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}

static GtkWidget *
make_tool (const char *label, const char *action, const char *target, const char *tip)
{
  GtkWidget *button = g_str_has_suffix (label, "-symbolic") ? gtk_button_new_from_icon_name (label)
                                                            : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  jj_ui_set_tooltip (button, tip);
  jj_ui_set_name (button, tip);
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

GtkWidget *
jj_prose_narrow (GtkWidget *bar)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_object_set (scroller, "child", bar, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                "vscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-width", TRUE, NULL);
  return scroller;
}

GtkWidget *
jj_prose_tools_new (GtkWidget **insert)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  static const struct
  {
    const char *label, *action, *target, *tip;
  } tools[] = {
    { N_ ("Heading"), "prose.style", "heading", N_ ("Heading (type ## and a space)") },
    { N_ ("Subheading"), "prose.style", "subheading", N_ ("Subheading (type ### and a space)") },
    { "view-list-bullet-symbolic", "prose.style", "bullet", N_ ("List (type - and a space)") },
    { "view-list-ordered-symbolic", "prose.style", "numbered", N_ ("Numbered list") },
    { "format-text-bold-symbolic", "prose.style", "strong", N_ ("Strong (Ctrl+B)") },
    { "format-text-underline-symbolic", "prose.style", "emphasis", N_ ("Emphasis (Ctrl+I)") },
    { "view-grid-symbolic", "prose.insert-table", NULL, N_ ("Insert a table to type in") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      const char *label = tools[i].label;

      gtk_box_append (GTK_BOX (box),
                      make_tool (g_str_has_suffix (label, "-symbolic") ? label : _ (label),
                                 tools[i].action, tools[i].target, _ (tools[i].tip)));
    }
  *insert = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (*insert), _ ("Insert Figure"));
  gtk_widget_add_css_class (*insert, "flat");
  jj_ui_set_tooltip (*insert,
                     _ ("Insert a figure, table, chart, sheet or map of the plan (Ctrl+E)"));
  gtk_box_append (GTK_BOX (box), *insert);
  gtk_widget_add_css_class (box, "prose-tools");
  return jj_prose_narrow (box);
}
