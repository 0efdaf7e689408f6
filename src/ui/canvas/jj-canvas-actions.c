/* jj-canvas-actions.c: what keys, menus and buttons do on the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n.h>
#include <math.h>

#define KEY_ZOOM 1.25

/* The kinds of the palette, by digit from 1 on, 0 being the tenth. */
static const JjKindId palette[] = {
  JJ_KIND_ORGANISATION, JJ_KIND_TALENT_POOL, JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE,
  JJ_KIND_PROGRAMME,    JJ_KIND_ACTIVITY,    JJ_KIND_PURSE,     JJ_KIND_SCHOOL,
  JJ_KIND_INDICATOR,    JJ_KIND_OBJECTIVE,   JJ_KIND_STICKY,
};

const JjKindId *
jj_canvas_get_palette (guint *n)
{
  *n = G_N_ELEMENTS (palette);
  return palette;
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  int step = g_variant_get_int32 (parameter);

  jj_canvas_set_zoom (self, step == 0 ? 1 : self->view.zoom * pow (KEY_ZOOM, step));
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_fit (JJ_CANVAS (widget));
}

static void
fit_selection (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_fit_selection (JJ_CANVAS (widget));
}

static void
select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; diagram && i < jj_diagram_get_n_boxes (diagram); i++)
    if (jj_diagram_get_box (diagram, i)->hidden < 0)
      g_array_append_val (boxes, i);
  if (diagram)
    jj_canvas_select_boxes (self, boxes);
}

/* From the top down, from left to right: boxes whose middles are within a line's height are on one
 * line. */
static int
compare_reading (gconstpointer a, gconstpointer b, gpointer data)
{
  const JjRect *left = &jj_diagram_get_box (data, *(const guint *)a)->rect;
  const JjRect *right = &jj_diagram_get_box (data, *(const guint *)b)->rect;
  double line = JJ_DIAGRAM_BOX_HEIGHT / 2.0;
  double above = floor (left->y / line) - floor (right->y / line);

  if (fabs (above) > 0.5)
    return above < 0 ? -1 : 1;
  return left->x < right->x ? -1 : left->x > right->x;
}

GArray *
jj_canvas_reading_order (const JjDiagram *diagram)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    if (jj_diagram_get_box (diagram, i)->hidden < 0)
      g_array_append_val (boxes, i);
  g_array_sort_with_data (boxes, compare_reading, (gpointer)diagram);
  return boxes;
}

/* The next or the one before in reading order; past the last one the focus goes on. */
static gboolean
walk (GtkWidget *widget, GVariant *parameter, gpointer unused)
{
  JjCanvas *self = JJ_CANVAS (widget);
  int step = g_variant_get_int32 (parameter), at = -1;
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  g_autoptr (GArray) order = diagram ? jj_canvas_reading_order (diagram) : NULL;
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);

  if (!order || order->len == 0)
    return FALSE;
  for (guint i = 0; i < order->len && selected->len > 0; i++)
    if (g_array_index (order, guint, i) == g_array_index (selected, guint, 0))
      at = (int)i;
  at = at < 0 ? (step > 0 ? 0 : (int)order->len - 1) : at + step;
  if (at < 0 || at >= (int)order->len)
    {
      jj_workspace_select (self->workspace, NULL, 0);
      return FALSE;
    }
  jj_canvas_select_box (self, (int)g_array_index (order, guint, (guint)at));
  return TRUE;
}

/* Along a link of the selected box towards a side: the other end that lies most that way. */
static void
go_along (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  double best = 0.3;
  int found = -1, dx, dy;
  guint own;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  if (selected->len == 0)
    return;
  own = g_array_index (selected, guint, 0);
  for (guint i = 0; i < jj_diagram_get_n_lines (self->diagram); i++)
    {
      const JjLine *line = jj_diagram_get_line (self->diagram, i);
      guint other = line->from == own ? line->to : line->from;
      const JjRect *a = &jj_diagram_get_box (self->diagram, own)->rect;
      const JjRect *b = &jj_diagram_get_box (self->diagram, other)->rect;
      double x = b->x + b->width / 2 - a->x - a->width / 2;
      double y = b->y + b->height / 2 - a->y - a->height / 2;
      double length = hypot (x, y), towards = length > 0 ? (x * dx + y * dy) / length : 0;

      /* Nearer ones come first among those that lie the same way. */
      if ((line->from != own && line->to != own) || towards - length / 1e5 <= best)
        continue;
      best = towards - length / 1e5;
      found = (int)other;
    }
  if (found >= 0)
    jj_canvas_select_box (self, found);
}

static void
nudge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  g_autoptr (GArray) all = NULL;
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  if (selected->len == 0)
    {
      jj_canvas_scroll (self, dx * 8 / self->view.zoom, dy * 8 / self->view.zoom);
      return;
    }
  if (!jj_canvas_is_writable (self))
    return;
  all = jj_canvas_with_inner (self, selected);
  g_array_set_size (self->moving, 0);
  g_array_append_vals (self->moving, all->data, all->len);
  jj_canvas_put_moved (self, dx, dy);
  jj_canvas_reveal (self, jj_diagram_get_box (jj_canvas_get_diagram (self),
                                              g_array_index (selected, guint, 0))
                              ->id);
}

/* Boxes from this sheet; selected links from the plan. */
static void
take_away (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjEdit *edit;
  guint n;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n);

  if (!jj_canvas_is_writable (self) || n == 0)
    return;
  if (boxes->len > 0)
    edit = jj_sheet_remove (&sheet, (const guint *)(gconstpointer)boxes->data, boxes->len);
  else if (jj_element_get_kind (jj_plan_find (sheet.plan, ids[0]))->flags & JJ_KIND_LINK)
    edit = jj_command_delete (sheet.plan, ids, n);
  else
    return;
  /* What the sheet shows no more is no longer worked on here; undo brings the selection back. */
  if (jj_canvas_commit (self, edit, TRUE))
    jj_workspace_select (self->workspace, NULL, 0);
}

static void
delete_elements (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "plan.delete", NULL);
}

/* A copy at the offset of the last one. */
static void
repeat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  g_autofree JjId *ids = g_new0 (JjId, boxes->len + 1);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);

  if (boxes->len == 0 || !jj_canvas_is_writable (self))
    return;
  if (fabs (self->repeat.x) + fabs (self->repeat.y) < 1)
    self->repeat = (JjRoutePoint){ 24, 24 };
  if (!jj_canvas_commit (self,
                         jj_sheet_copy (&sheet, (const guint *)(gconstpointer)boxes->data,
                                        boxes->len, self->repeat, ids),
                         FALSE))
    return;
  jj_workspace_select (self->workspace, ids, boxes->len);
  jj_canvas_reveal (self, ids[0]);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_copy (JJ_CANVAS (widget));
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_paste (JJ_CANVAS (widget));
}

static void
align (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  int how = g_variant_get_int32 (parameter);

  if (boxes->len > 1 && jj_canvas_is_writable (self) && how >= 0 && how < JJ_N_ALIGNS)
    jj_canvas_commit (self,
                      jj_sheet_align (&sheet, (JjAlign)how,
                                      (const guint *)(gconstpointer)boxes->data, boxes->len),
                      FALSE);
}

static void
arrange (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_arrange (JJ_CANVAS (widget));
}

static void
pin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  gboolean is_pinned;

  if (boxes->len == 0 || !jj_canvas_is_writable (self))
    return;
  is_pinned = jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, 0))->is_pinned;
  jj_canvas_commit (self,
                    jj_sheet_set_pinned (&sheet, (const guint *)(gconstpointer)boxes->data,
                                         boxes->len, !is_pinned),
                    TRUE);
}

static void
fold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  const JjBox *box;

  if (boxes->len != 1 || !jj_canvas_is_writable (self))
    return;
  box = jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, 0));
  if (box->is_frame || box->is_collapsed)
    jj_canvas_commit (self,
                      jj_sheet_set_collapsed (&sheet, g_array_index (boxes, guint, 0),
                                              !box->is_collapsed),
                      FALSE);
}

static void
toggle_lanes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  const JjElement *sheet = jj_plan_find (jj_workspace_get_plan (self->workspace), self->sheet);
  g_autoptr (JjEdit) edit = jj_edit_new (_ ("Lanes on or off"));

  if (!sheet || !jj_canvas_is_writable (self))
    return;
  jj_edit_set_number (edit, JJ_KIND_SHEET, self->sheet, JJ_SHEET_LANES,
                      !jj_element_get_bool (sheet, JJ_SHEET_LANES));
  jj_canvas_commit (self, g_steal_pointer (&edit), FALSE);
}

static void
toggle_semesters (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);

  if (jj_canvas_is_writable (self))
    jj_canvas_commit (self,
                      jj_sheet_set_semesters (&sheet,
                                              jj_diagram_get_n_columns (sheet.diagram) == 0),
                      FALSE);
}

static void
toggle_snap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);

  self->is_snapping = !self->is_snapping;
  jj_settings_set_bool (jj_workspace_get_settings (self->workspace), JJ_CANVAS_SETTING_SNAP,
                        self->is_snapping);
  jj_workspace_message (self->workspace,
                        self->is_snapping ? _ ("Boxes snap to the grid")
                                          : _ ("Boxes no longer snap to the grid"),
                        FALSE);
}

/* Everything that leads to the selection and everything it leads to. */
static void
show_chain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  g_autoptr (GArray) lit = NULL;
  g_autofree char *text = NULL;
  gint64 amount = 0;

  if (self->lit || boxes->len == 0)
    {
      jj_canvas_set_lit (self, NULL);
      return;
    }
  lit = jj_canvas_find_chain (self, boxes, &amount);
  jj_canvas_set_lit (self, lit);
  if (amount > 0)
    {
      g_autofree char *money = jj_format_money (amount);

      text = g_strdup_printf (_ ("The chain has %u elements, %s NT$"), lit->len, money);
    }
  else
    text = g_strdup_printf (_ ("The chain has %u elements"), lit->len);
  jj_workspace_message (self->workspace, text, FALSE);
}

static void
tool (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  guint digit = (guint)g_variant_get_int32 (parameter);

  if (jj_canvas_is_writable (self) && digit < G_N_ELEMENTS (palette))
    jj_canvas_set_tool (self, self->tool == palette[digit] ? JJ_N_KINDS : palette[digit]);
}

static void
link_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_canvas_ask_link (JJ_CANVAS (widget));
}

/* Enter: what the tool holds into the middle, else the name of the selected box. */
static void
enter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  const JjBox *box;
  JjPending pending = { JJ_N_KINDS };

  if (!jj_canvas_is_writable (self))
    return;
  if (self->tool != JJ_N_KINDS)
    {
      JjKindId kind = self->tool;

      jj_canvas_set_tool (self, JJ_N_KINDS);
      jj_canvas_add_in_middle (self, kind);
      return;
    }
  if (boxes->len != 1)
    return;
  box = jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, 0));
  pending.kind = box->kind;
  pending.id = box->id;
  pending.rect = box->rect;
  jj_canvas_start_pending (self, &pending);
}

/* One step out; where there is none here, the window may know one. */
static gboolean
leave (GtkWidget *widget, GVariant *parameter, gpointer unused)
{
  JjCanvas *self = JJ_CANVAS (widget);
  guint n;

  if (jj_canvas_leave (self))
    return TRUE;
  jj_workspace_get_selection (self->workspace, &n);
  if (self->found)
    gtk_widget_activate_action (widget, "page.find-close", NULL);
  else if (self->lit)
    jj_canvas_set_lit (self, NULL);
  else if (n > 0)
    jj_workspace_select (self->workspace, NULL, 0);
  else
    return FALSE;
  return TRUE;
}

static const struct
{
  const char *name, *type;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  { "canvas.zoom", "i", zoom },
  { "canvas.fit", NULL, fit },
  { "canvas.fit-selection", NULL, fit_selection },
  { "canvas.select-all", NULL, select_all },
  { "canvas.along", "(ii)", go_along },
  { "canvas.nudge", "(ii)", nudge },
  { "canvas.take-away", NULL, take_away },
  { "canvas.delete", NULL, delete_elements },
  { "canvas.repeat", NULL, repeat },
  { "canvas.copy", NULL, copy },
  { "canvas.paste", NULL, paste },
  { "canvas.align", "i", align },
  { "canvas.arrange", NULL, arrange },
  { "canvas.pin", NULL, pin },
  { "canvas.fold", NULL, fold },
  { "canvas.lanes", NULL, toggle_lanes },
  { "canvas.semesters", NULL, toggle_semesters },
  { "canvas.snap", NULL, toggle_snap },
  { "canvas.chain", NULL, show_chain },
  { "canvas.tool", "i", tool },
  { "canvas.link", NULL, link_to },
  { "canvas.enter", NULL, enter },
};

static const struct
{
  guint key;
  GdkModifierType state;
  const char *action;
  int parameter; /* of those that take a number */
} keys[] = {
  { GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom", 1 },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom", 1 },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom", 1 },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom", -1 },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom", -1 },
  { GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom", 0 },
  { GDK_KEY_9, GDK_CONTROL_MASK, "canvas.fit", -99 },
  { GDK_KEY_9, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.fit-selection", -99 },
  { GDK_KEY_parenleft, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.fit-selection", -99 },
  { GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all", -99 },
  { GDK_KEY_c, GDK_CONTROL_MASK, "canvas.copy", -99 },
  { GDK_KEY_v, GDK_CONTROL_MASK, "canvas.paste", -99 },
  { GDK_KEY_d, GDK_CONTROL_MASK, "canvas.repeat", -99 },
  { GDK_KEY_Delete, 0, "canvas.take-away", -99 },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "canvas.delete", -99 },
  { GDK_KEY_l, 0, "canvas.link", -99 },
  { GDK_KEY_p, 0, "canvas.pin", -99 },
  { GDK_KEY_c, 0, "canvas.chain", -99 },
  { GDK_KEY_f, 0, "canvas.fold", -99 },
  { GDK_KEY_a, 0, "canvas.arrange", -99 },
  { GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align", JJ_ALIGN_LEFT },
  { GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align", JJ_ALIGN_RIGHT },
  { GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align", JJ_ALIGN_TOP },
  { GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "canvas.align", JJ_ALIGN_BOTTOM },
  { GDK_KEY_g, 0, "canvas.snap", -99 },
  { GDK_KEY_m, 0, "page.map", -99 },
  { GDK_KEY_t, 0, "page.tray", -99 },
  { GDK_KEY_o, 0, "page.outline", -99 },
  { GDK_KEY_n, 0, "page.find-step", 1 },
  { GDK_KEY_N, GDK_SHIFT_MASK, "page.find-step", -1 },
  { GDK_KEY_F2, 0, "canvas.enter", -99 },
  { GDK_KEY_Return, 0, "canvas.enter", -99 },
  { GDK_KEY_KP_Enter, 0, "canvas.enter", -99 },
};

static void
add_arrow (GtkWidgetClass *widget_class, guint key, int dx, int dy)
{
  const int grid = JJ_DIAGRAM_GRID;

  gtk_widget_class_add_binding_action (widget_class, key, 0, "canvas.nudge", "(ii)", dx * grid,
                                       dy * grid);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_SHIFT_MASK, "canvas.nudge", "(ii)",
                                       dx * grid * 5, dy * grid * 5);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_ALT_MASK, "canvas.nudge", "(ii)", dx,
                                       dy);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_CONTROL_MASK, "canvas.along", "(ii)",
                                       dx, dy);
}

void
jj_canvas_install_actions (GtkWidgetClass *widget_class)
{
  jj_canvas_install_stickies (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].parameter == -99)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action,
                                           NULL);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action,
                                           "i", keys[i].parameter);
  for (int i = 0; i < 10; i++)
    gtk_widget_class_add_binding_action (widget_class, (guint)(GDK_KEY_0 + (i + 1) % 10), 0,
                                         "canvas.tool", "i", i);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_SHIFT_MASK, walk, "i", -1);
  add_arrow (widget_class, GDK_KEY_Left, -1, 0);
  add_arrow (widget_class, GDK_KEY_Right, 1, 0);
  add_arrow (widget_class, GDK_KEY_Up, 0, -1);
  add_arrow (widget_class, GDK_KEY_Down, 0, 1);
}
