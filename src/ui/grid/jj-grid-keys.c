/* jj-grid-keys.c: the keyboard, as in Calc */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#define CTRL GDK_CONTROL_MASK
#define ALT GDK_ALT_MASK
#define SHIFT GDK_SHIFT_MASK
#define ALL (CTRL | ALT | SHIFT | GDK_SUPER_MASK | GDK_META_MASK)

typedef enum
{
  TO_LEFT,
  TO_RIGHT,
  TO_UP,
  TO_DOWN,
  TO_PAGE_UP,
  TO_PAGE_DOWN,
  TO_ROW_START,
  TO_ROW_END,
  TO_START,
  TO_END,
  TO_BLOCK_LEFT,
  TO_BLOCK_RIGHT,
  TO_BLOCK_UP,
  TO_BLOCK_DOWN
} Target;

/* Moves the cursor, with Shift the other end of the range. */
static const struct
{
  guint keyval;
  GdkModifierType state;
  Target target;
} moves[] = {
  { GDK_KEY_Left, 0, TO_LEFT },
  { GDK_KEY_Right, 0, TO_RIGHT },
  { GDK_KEY_Up, 0, TO_UP },
  { GDK_KEY_Down, 0, TO_DOWN },
  { GDK_KEY_Page_Up, 0, TO_PAGE_UP },
  { GDK_KEY_Page_Down, 0, TO_PAGE_DOWN },
  { GDK_KEY_Home, 0, TO_ROW_START },
  { GDK_KEY_End, 0, TO_ROW_END },
  { GDK_KEY_Home, CTRL, TO_START },
  { GDK_KEY_End, CTRL, TO_END },
  { GDK_KEY_Left, CTRL, TO_BLOCK_LEFT },
  { GDK_KEY_Right, CTRL, TO_BLOCK_RIGHT },
  { GDK_KEY_Up, CTRL, TO_BLOCK_UP },
  { GDK_KEY_Down, CTRL, TO_BLOCK_DOWN },
};

/* All else is an action, so that menus show and do the same. */
static const struct
{
  guint keyval;
  GdkModifierType state;
  const char *action;
} actions[] = {
  { GDK_KEY_c, CTRL, "grid.copy" },
  { GDK_KEY_Insert, CTRL, "grid.copy" },
  { GDK_KEY_x, CTRL, "grid.cut" },
  { GDK_KEY_Delete, SHIFT, "grid.cut" },
  { GDK_KEY_v, CTRL, "grid.paste" },
  { GDK_KEY_Insert, SHIFT, "grid.paste" },
  { GDK_KEY_d, CTRL, "grid.fill-down" },
  { GDK_KEY_d, CTRL | SHIFT, "grid.duplicate-rows" },
  { GDK_KEY_semicolon, CTRL, "grid.today" },
  { GDK_KEY_a, CTRL, "grid.select-all" },
  { GDK_KEY_space, CTRL, "grid.select-columns" },
  { GDK_KEY_space, SHIFT, "grid.select-rows" },
  { GDK_KEY_Delete, 0, "grid.clear" },
  { GDK_KEY_BackSpace, 0, "grid.clear" },
  { GDK_KEY_F2, 0, "grid.edit" },
  { GDK_KEY_Down, ALT, "grid.edit" },
  { GDK_KEY_Left, ALT, "grid.narrow" },
  { GDK_KEY_Right, ALT, "grid.widen" },
  { GDK_KEY_Left, ALT | SHIFT, "grid.move-left" },
  { GDK_KEY_Right, ALT | SHIFT, "grid.move-right" },
  { GDK_KEY_l, CTRL | SHIFT, "grid.filter" },
  { GDK_KEY_f, CTRL, "grid.find" },
  { GDK_KEY_h, CTRL, "grid.replace" },
  { GDK_KEY_minus, CTRL, "grid.delete-rows" },
  { GDK_KEY_plus, CTRL, "grid.insert-rows" },
  { GDK_KEY_plus, CTRL | SHIFT, "grid.insert-rows" },
  { GDK_KEY_equal, CTRL, "grid.insert-rows" },
  { GDK_KEY_Menu, 0, "grid.menu" },
  { GDK_KEY_F10, SHIFT, "grid.menu" },
};

static guint
normalise (guint keyval)
{
  static const guint pairs[][2] = {
    { GDK_KEY_KP_Left, GDK_KEY_Left },       { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up },           { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home },       { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Enter, GDK_KEY_Return },    { GDK_KEY_ISO_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Delete, GDK_KEY_Delete },   { GDK_KEY_KP_Insert, GDK_KEY_Insert },
    { GDK_KEY_KP_Add, GDK_KEY_plus },        { GDK_KEY_KP_Subtract, GDK_KEY_minus },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == keyval)
      return pairs[i][1];
  return keyval;
}

static void
find_target (JjGrid *self, Target target, guint *line, guint *pos)
{
  guint n_lines = jj_grid_get_n_lines (self);
  guint n_positions = jj_grid_n_positions (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->heading_height;
  guint page = (guint)MAX (height / self->row_height - 1, 1);

  switch (target)
    {
    case TO_LEFT:
      *pos -= *pos > 0;
      break;
    case TO_RIGHT:
      *pos += *pos + 1 < n_positions;
      break;
    case TO_UP:
      *line -= *line > 0;
      break;
    case TO_DOWN:
      *line += *line + 1 < n_lines;
      break;
    case TO_PAGE_UP:
      *line -= MIN (*line, page);
      break;
    case TO_PAGE_DOWN:
      *line = MIN (*line + page, n_lines - 1);
      break;
    case TO_START:
      *line = 0;
      *pos = 0;
      break;
    case TO_ROW_START:
      *pos = 0;
      break;
    case TO_END:
      *line = n_lines - 1;
      *pos = n_positions - 1;
      break;
    case TO_ROW_END:
      *pos = n_positions - 1;
      break;
    case TO_BLOCK_LEFT:
    case TO_BLOCK_RIGHT:
      *pos = jj_grid_find_block_end (self, GTK_ORIENTATION_HORIZONTAL, target == TO_BLOCK_LEFT);
      break;
    case TO_BLOCK_UP:
    case TO_BLOCK_DOWN:
    default:
      *line = jj_grid_find_block_end (self, GTK_ORIENTATION_VERTICAL, target == TO_BLOCK_UP);
    }
}

static gboolean
press_move (JjGrid *self, guint keyval, GdkModifierType state)
{
  gboolean extend = (state & SHIFT) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      guint line = extend ? self->lead_line : self->line;
      guint pos = extend ? self->lead_pos : self->pos;

      if (moves[i].keyval != keyval || moves[i].state != (state & ALL & ~SHIFT))
        continue;
      if (!extend)
        {
          self->lead_line = self->line;
          self->lead_pos = self->pos;
        }
      find_target (self, moves[i].target, &line, &pos);
      if (extend)
        jj_grid_extend_to (self, line, pos);
      else
        jj_grid_move_to (self, line, pos);
      return TRUE;
    }
  return FALSE;
}

static gboolean
press_action (JjGrid *self, guint keyval, GdkModifierType state)
{
  keyval = gdk_keyval_to_lower (keyval);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].keyval == keyval && actions[i].state == (state & ALL))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), actions[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

static void
drop_refusal (JjGrid *self)
{
  gint64 key;
  guint column;

  if (jj_grid_get_cursor (self, &key, &column))
    jj_table_drop_refusal (self->table, key, column);
}

static gboolean
toggle (JjGrid *self)
{
  guint column = jj_grid_get_column (self, self->pos);
  int row = jj_grid_get_row (self, self->line);
  gint64 number = 0;

  if (row < 0)
    {
      jj_table_view_fold (self->view, self->line,
                          !jj_table_view_get_group (self->view, self->line)->folded);
      return TRUE;
    }
  if (jj_table_get_column (self->table, column)->type != JJ_COLUMN_BOOL)
    return FALSE;
  jj_table_get_number (self->table, (guint)row, column, &number);
  jj_grid_set_cursor_cell (self, _ ("Edit cell"), number != 0 ? "0" : "1");
  return TRUE;
}

static gboolean
press_step (JjGrid *self, guint keyval, GdkModifierType state)
{
  gboolean back = (state & SHIFT) != 0 || keyval == GDK_KEY_ISO_Left_Tab;

  if ((state & ALL & ~SHIFT) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      jj_grid_step_in_range (self, FALSE, back);
      return TRUE;
    case GDK_KEY_Return:
      if (jj_grid_get_row (self, self->line) < 0)
        return toggle (self);
      jj_grid_step_in_range (self, TRUE, back);
      return TRUE;
    case GDK_KEY_Escape:
      drop_refusal (self);
      jj_grid_end_drag (self);
      return FALSE; /* a dialog around us may close */
    case GDK_KEY_space:
      return toggle (self);
    default:
      return FALSE;
    }
}

static gboolean
starts_text (guint keyval, GdkModifierType state)
{
  gboolean composes = (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek)
                      || keyval == GDK_KEY_Multi_key;

  return (state & (ALL & ~SHIFT)) == 0
         && (composes || g_unichar_isprint (gdk_keyval_to_unicode (keyval)));
}

gboolean
jj_grid_press_key (JjGrid *self, guint keyval, GdkModifierType state)
{
  keyval = normalise (keyval);
  if (self->text != NULL)
    return FALSE;
  if (!jj_grid_has_cursor (self)) /* no row: one may still add some or change the filter */
    return press_action (self, keyval, state);
  return press_move (self, keyval, state) || press_action (self, keyval, state)
         || press_step (self, keyval, state);
}

/* What begins a text goes to the new GtkText as the same event, so that its input method sees the
 * first key of a composition too: 注音 must not lose its ㄅ. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                JjGrid *self)
{
  if (jj_grid_press_key (self, keyval, state))
    return GDK_EVENT_STOP;
  if (self->text != NULL || !starts_text (keyval, state) || !jj_grid_start_editing (self, ""))
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)) != NULL)
    gtk_event_controller_key_forward (controller, GTK_WIDGET (self->text));
  return GDK_EVENT_STOP;
}

void
jj_grid_add_keys (JjGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
