/* jj-ui.h: small things that several widgets need */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Units in which amounts are shown. Typed amounts are always 元. */
typedef enum
{
  JJ_UNIT_YUAN,
  JJ_UNIT_THOUSAND,
  JJ_UNIT_TEN_THOUSAND,
  JJ_N_UNITS
} JjUnit;

/* 元, 千元 or 萬元, translated. */
const char *jj_unit_get_label (JjUnit unit);
/* An amount in a unit, exact: 8,452,300 元 is 8,452.3 in 千元. (transfer full) */
char *jj_unit_format (JjUnit unit, gint64 amount);

/* The name that screen readers say. */
void jj_ui_set_name (GtkWidget *widget, const char *name);

/* A tooltip that does not break Chinese words one character a line, as the stock one does. NULL
 * takes it away. */
void jj_ui_set_tooltip (GtkWidget *widget, const char *text);
/* Does the same for all tooltips set in a template below a widget. */
void jj_ui_adopt_tooltips (GtkWidget *widget);

/* A key for an action: of @keys, a GtkShortcutController. */
void jj_ui_add_key (GtkEventController *keys, guint key, GdkModifierType state, const char *action);
/* Ctrl+W closes a window, and Escape too where it is left like a question. */
void jj_ui_close_by_keys (GtkWindow *window, gboolean by_escape);

/* How much larger than 100 % the text is: 2.0 for 200 %. */
double jj_ui_get_scale (GtkWidget *widget);

/* Whether the keyboard focus is in a widget or below it. */
gboolean jj_ui_has_focus (GtkWidget *widget);
/* What gives a class of containers the focus. Tab never calls it: GTK would, on the way back out of
 * the first child, and the focus would go round in the container for ever. */
void jj_ui_set_grab_focus (GtkWidgetClass *widget_class, gboolean (*grab_focus) (GtkWidget *));

/* "closed" of a menu in the head of @page: the page has the focus again, unless what was chosen has
 * put it elsewhere. */
void jj_ui_leave_menu (GtkPopover *menu, GtkWidget *page);

/* Every row of a list. */
void jj_ui_clear_list (GtkListBox *list);
/* Every child of a box. */
void jj_ui_clear_box (GtkBox *box);

/* Makes Chinese text take Traditional Chinese forms where the locale would take Japanese ones. */
void jj_ui_prefer_traditional (GdkDisplay *display);

/* The colours that mean something, as the desktop wants them now: light, dark or high contrast. */
const JjTheme *jj_ui_get_theme (void);
/* Brings them into the style sheet of a display and keeps them right. */
void jj_ui_follow_theme (GdkDisplay *display);

/* Registers the templates, style and icons; once, before the first widget. */
void jj_ui_init (void);

G_END_DECLS
