/* jj-grid-edit.c: typing into a cell, and handing over what was typed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

static void
clear_cell (gpointer item)
{
  g_free ((char *)((JjCellEdit *)item)->text);
}

GArray *
jj_grid_new_cells (void)
{
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (JjCellEdit));

  g_array_set_clear_func (cells, clear_cell);
  return cells;
}

/* Texts that change nothing are left out, so that they make no undo step. */
gboolean
jj_grid_add_cell (JjGrid *self, GArray *cells, guint line, guint pos, const char *text)
{
  int row = jj_grid_get_row (self, line);
  guint column = jj_grid_get_column (self, pos);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  JjCellEdit cell = { .column = column };

  if (row < 0)
    return TRUE;
  jj_table_get_edit_text (self->table, (guint)row, column, old);
  jj_table_get_text (self->table, (guint)row, column, shown);
  if (g_str_equal (old->str, text) || g_str_equal (shown->str, text))
    return TRUE;
  if (!jj_table_is_editable (self->table, (guint)row, column))
    return FALSE;
  cell.key = jj_table_get_key (self->table, (guint)row);
  cell.text = g_strdup (text);
  g_array_append_val (cells, cell);
  return TRUE;
}

gboolean
jj_grid_apply (JjGrid *self, const char *label, GArray *cells, guint n_new_rows)
{
  JjTableEdit edit = { .label = label,
                       .cells = (const JjCellEdit *)cells->data,
                       .n_cells = cells->len,
                       .n_new_rows = n_new_rows };
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  if (cells->len == 0 && n_new_rows == 0)
    return TRUE;
  if (!jj_table_apply (self->table, &edit, &n_refused, &error))
    {
      jj_grid_fail (self, error->message);
      return FALSE;
    }
  return n_refused == 0;
}

void
jj_grid_tell_skipped (JjGrid *self, guint n_skipped)
{
  g_autofree char *message = NULL;

  if (n_skipped == 0)
    return;
  message
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell is computed and was not changed.",
                                      "%u cells are computed and were not changed.", n_skipped),
                         n_skipped);
  jj_grid_fail (self, message);
}

void
jj_grid_clear_cells (JjGrid *self)
{
  g_autoptr (GArray) cells = jj_grid_new_cells ();
  guint n_skipped = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange range = g_array_index (self->ranges, JjGridRange, i);

      for (guint line = range.line0; line <= range.line1; line++)
        for (guint pos = range.pos0; pos <= range.pos1; pos++)
          n_skipped += !jj_grid_add_cell (self, cells, line, pos, "");
    }
  jj_grid_apply (self, _ ("Clear cells"), cells, 0);
  if (cells->len == 0)
    jj_grid_tell_skipped (self, n_skipped);
}

void
jj_grid_set_cursor_cell (JjGrid *self, const char *label, const char *text)
{
  g_autoptr (GArray) cells = jj_grid_new_cells ();

  if (!jj_grid_has_cursor (self))
    return;
  if (!jj_grid_add_cell (self, cells, self->line, self->pos, text))
    gtk_widget_error_bell (GTK_WIDGET (self));
  jj_grid_apply (self, label, cells, 0);
}

/* As dates are shown: 114/8/1. A cell of words keeps it so. */
void
jj_grid_enter_today (JjGrid *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today
      = g_strdup_printf ("%d/%d/%d", g_date_time_get_year (now) - 1911, g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));

  jj_grid_set_cursor_cell (self, _ ("Enter today's date"), today);
}

/* As wide as the cell, or as its text when that is longer. GtkText does not tell its text's width.
 */
static void
get_text_area (JjGrid *self, GdkRectangle *area)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->text), text);
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int width;

  jj_grid_get_area (self, self->edit_line, MIN (self->edit_pos, jj_grid_n_positions (self) - 1),
                    area);
  pango_layout_get_pixel_size (layout, &width, NULL);
  width += 4 * self->padding; /* and the caret, and what is about to be composed */
  area->width = MAX (area->width, MIN (width, room - area->x)) - 1;
  area->height -= 1;
}

void
jj_grid_allocate_text (JjGrid *self)
{
  GtkAllocation area;

  int height;

  get_text_area (self, &area);
  gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                      NULL);
  area.x += self->padding;
  area.width = MAX (area.width - 2 * self->padding, 1);
  area.y += (self->row_height - height) / 2;
  area.height = height;
  gtk_widget_size_allocate (GTK_WIDGET (self->text), &area, -1);
}

void
jj_grid_snapshot_text (JjGrid *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *accent = &self->colors.accent;
  graphene_rect_t bounds;
  GskRoundedRect outline;
  GdkRectangle area;

  get_text_area (self, &area);
  bounds = GRAPHENE_RECT_INIT ((float)area.x - 1, (float)area.y - 1, (float)area.width + 2,
                               (float)area.height + 2);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_color (snapshot, &self->colors.background, &bounds);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ *accent, *accent, *accent, *accent });
  gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (self->text), snapshot);
}

/* The popover of proposals and the cell's width follow the text. */
static void
text_changed_cb (JjGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!self->composing)
    jj_grid_complete_update (self);
}

static void
preedit_changed_cb (JjGrid *self, const char *preedit)
{
  self->composing = *preedit != '\0';
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
commit_later_cb (gpointer data)
{
  JjGrid *self = data;

  self->ending = 0;
  jj_grid_stop_editing (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The focus went elsewhere; a window that is only switched away keeps its focus widget. */
static void
focus_left_cb (JjGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->text == NULL || root == NULL || gtk_root_get_focus (root) == GTK_WIDGET (self->text))
    return;
  if (self->ending == 0)
    self->ending = g_idle_add (commit_later_cb, self);
}

/* The key ends the typing; then it does what it does in a grid where nobody types. */
static gboolean
press_after (JjGrid *self, guint keyval, GdkModifierType state)
{
  jj_grid_stop_editing (self, TRUE);
  if (!self->refused_last)
    jj_grid_press_key (self, keyval, state);
  return GDK_EVENT_STOP;
}

/* After the input method and before GtkText's own keys. */
static gboolean
text_key_cb (JjGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType control = GDK_CONTROL_MASK, shift = GDK_SHIFT_MASK, alt = GDK_ALT_MASK;

  if (self->composing || self->text == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if ((state & control) != 0)
        return GDK_EVENT_PROPAGATE;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      jj_grid_complete_accept (self);
      return press_after (self, keyval, state & shift);
    case GDK_KEY_Escape:
      if (!jj_grid_complete_close (self)
          || jj_table_get_column (self->table, self->edit_column)->type == JJ_COLUMN_TEXT)
        jj_grid_stop_editing (self, FALSE); /* over a text the list was no more than a hint */
      return GDK_EVENT_STOP;
    case GDK_KEY_D: /* a copy of the row has what is being typed */
      return (state & control) != 0 && (state & shift) != 0 ? press_after (self, keyval, state)
                                                            : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (jj_grid_complete_move (self, keyval == GDK_KEY_Down ? 1 : -1))
        return GDK_EVENT_STOP;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return self->quick && (state & (shift | control | alt)) == 0 ? press_after (self, keyval, 0)
                                                               : GDK_EVENT_PROPAGATE;
}

static void
add_controllers (JjGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (text_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
}

static void
open_text (JjGrid *self, const char *text)
{
  self->text = GTK_TEXT (gtk_text_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "cell");
  gtk_widget_set_overflow (GTK_WIDGET (self->text), GTK_OVERFLOW_HIDDEN);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text),
                              jj_grid_is_right_aligned (self, self->edit_column) ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  jj_table_get_column (self->table, self->edit_column)->label, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  add_controllers (self);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_text_grab_focus_without_selecting (self->text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  jj_grid_editing_changed (self);
}

gboolean
jj_grid_start_editing (JjGrid *self, const char *text)
{
  g_autoptr (GString) old = g_string_new (NULL);
  guint row;

  jj_grid_stop_editing (self, TRUE);
  if (!jj_grid_get_cursor (self, &self->edit_key, &self->edit_column))
    return FALSE;
  jj_table_find (self->table, self->edit_key, &row);
  if (!jj_table_is_editable (self->table, row, self->edit_column))
    {
      if (text == NULL)
        jj_grid_activate_row (self, self->edit_key);
      else
        gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  if (text == NULL && jj_grid_ask_owner_to_edit (self, self->edit_key, self->edit_column))
    return FALSE;
  jj_grid_scroll_to (self, self->line, self->pos);
  jj_table_get_edit_text (self->table, row, self->edit_column, old);
  self->edit_line = self->line;
  self->edit_pos = self->pos;
  self->quick = text != NULL;
  self->composing = FALSE;
  open_text (self, text != NULL ? text : old->str);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (text == NULL)
    jj_grid_complete_update (self);
  return TRUE;
}

gboolean
jj_grid_is_editing (JjGrid *self)
{
  return self->text != NULL;
}

static void
close_text (JjGrid *self)
{
  GtkWidget *text = GTK_WIDGET (g_steal_pointer (&self->text));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean ours
      = focus == NULL || focus == text || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  g_clear_handle_id (&self->ending, g_source_remove);
  jj_grid_complete_close (self);
  g_signal_handlers_disconnect_by_data (text, self);
  if (ours && root != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (text);
  jj_grid_editing_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jj_grid_stop_editing (JjGrid *self, gboolean commit)
{
  g_autofree char *typed = NULL;
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GString) old = NULL;
  JjCellEdit cell = { .key = self->edit_key, .column = self->edit_column };
  guint row;

  self->refused_last = FALSE;
  if (self->text == NULL)
    return;
  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  close_text (self);
  if (!commit || !jj_table_find (self->table, self->edit_key, &row))
    return;
  old = g_string_new (NULL);
  jj_table_get_edit_text (self->table, row, self->edit_column, old);
  if (g_str_equal (old->str, typed))
    return;
  cells = jj_grid_new_cells ();
  cell.text = g_steal_pointer (&typed);
  g_array_append_val (cells, cell);
  self->refused_last = !jj_grid_apply (self, _ ("Edit cell"), cells, 0);
}

/* Rows come and go while one types, by other views or imports: the text goes with its row. */
void
jj_grid_follow_edited_cell (JjGrid *self)
{
  int pos = jj_grid_find_pos (self, self->edit_column);
  int line = -1;
  guint row;

  if (self->text == NULL)
    return;
  if (jj_table_find (self->table, self->edit_key, &row))
    line = jj_table_view_find_line (self->view, row);
  if (line < 0 || pos < 0)
    {
      jj_grid_stop_editing (self, FALSE);
      return;
    }
  self->edit_line = (guint)line;
  self->edit_pos = (guint)pos;
}
