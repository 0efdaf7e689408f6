/* jj-ui.c: small things that several widgets need */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-ui.h"

#include "jj-format.h"
#include "jj-resources.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *label;
  gint64 size;
  int digits;
} units[JJ_N_UNITS] = {
  { N_ ("NT$"), 1, 0 },
  { N_ ("NT$ 1,000"), 1000, 3 },
  { N_ ("NT$ 10,000"), 10000, 4 },
};

const char *
jj_unit_get_label (JjUnit unit)
{
  return _ (units[MIN (unit, JJ_N_UNITS - 1)].label);
}

char *
jj_unit_format (JjUnit unit, gint64 amount)
{
  gint64 size = units[MIN (unit, JJ_N_UNITS - 1)].size;
  gint64 rest = ABS (amount % size);
  g_autofree char *whole = jj_format_money (amount / size);
  g_autofree char *digits = NULL;
  gsize n;

  if (rest == 0)
    return g_steal_pointer (&whole);
  digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, units[unit].digits, rest);
  n = strlen (digits);
  while (n > 0 && digits[n - 1] == '0')
    digits[--n] = '\0';
  return g_strconcat (amount < 0 && amount / size == 0 ? "\u2212" : "", whole, ".", digits, NULL);
}

void
jj_ui_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* What is pressed is the button inside. */
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    jj_ui_set_name (gtk_widget_get_first_child (widget), name);
}

static gboolean
on_query_tooltip (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  gpointer data)
{
  const char *text = g_object_get_data (G_OBJECT (widget), "jj-tooltip");
  GtkWidget *label;

  /* Over what it opened it would only hide it. */
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget));

      if (popover && gtk_widget_get_visible (GTK_WIDGET (popover)))
        return FALSE;
    }
  if (!text || !*text)
    return FALSE;
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_tooltip_set_custom (tooltip, label);
  return TRUE;
}

void
jj_ui_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean first = g_object_get_data (G_OBJECT (widget), "jj-tooltip-on") == NULL;

  g_object_set_data_full (G_OBJECT (widget), "jj-tooltip", g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
  if (!first)
    return;
  g_object_set_data (G_OBJECT (widget), "jj-tooltip-on", GINT_TO_POINTER (1));
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

void
jj_ui_adopt_tooltips (GtkWidget *widget)
{
  g_autofree char *text = g_strdup (gtk_widget_get_tooltip_text (widget));

  if (text)
    {
      gtk_widget_set_tooltip_text (widget, NULL);
      jj_ui_set_tooltip (widget, text);
      if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
        jj_ui_set_name (widget, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    jj_ui_adopt_tooltips (child);
}

void
jj_ui_add_key (GtkEventController *keys, guint key, GdkModifierType state, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, state),
                                                          gtk_named_action_new (action)));
}

void
jj_ui_close_by_keys (GtkWindow *window, gboolean by_escape)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  jj_ui_add_key (keys, GDK_KEY_w, GDK_CONTROL_MASK, "window.close");
  if (by_escape)
    jj_ui_add_key (keys, GDK_KEY_Escape, 0, "window.close");
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

double
jj_ui_get_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (1.0, dpi / (96.0 * PANGO_SCALE)) : 1.0;
}

gboolean
jj_ui_has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* From child to child, and out. */
static gboolean
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back
      = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!child)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

void
jj_ui_set_grab_focus (GtkWidgetClass *widget_class, gboolean (*grab_focus) (GtkWidget *))
{
  widget_class->grab_focus = grab_focus;
  widget_class->focus = move_focus;
}

static gboolean
focus_after_menu (gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *button = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) : NULL;

  if (button && gtk_widget_is_ancestor (button, data))
    gtk_widget_grab_focus (data);
  return G_SOURCE_REMOVE;
}

void
jj_ui_leave_menu (GtkPopover *menu, GtkWidget *page)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_after_menu, g_object_ref (page), g_object_unref);
}

void
jj_ui_clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
jj_ui_clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

/* The desktop's font stays; glyphs that it lacks come from the named family before any other. */
void
jj_ui_prefer_traditional (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  const char *language = pango_language_to_string (pango_language_get_default ());
  g_autofree char *name = NULL, *families = NULL, *better = NULL;
  PangoFontDescription *font;

  if (g_str_has_prefix (language, "zh-tw") || g_str_has_prefix (language, "zh-hant"))
    return;
  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name ? name : "Sans 11");
  families = g_strconcat (pango_font_description_get_family (font), ",Noto Sans CJK TC", NULL);
  pango_font_description_set_family (font, families);
  better = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", better, NULL);
  pango_font_description_free (font);
}

const JjTheme *
jj_ui_get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style) && !adw_style_manager_get_dark (style))
    return jj_theme_get ("contrast");
  return jj_theme_get (adw_style_manager_get_dark (style) ? "dark" : "light");
}

static void
load_theme (GtkCssProvider *provider)
{
  g_autofree char *css = jj_theme_to_css (jj_ui_get_theme ());

  gtk_css_provider_load_from_data (provider, css, -1);
}

void
jj_ui_follow_theme (GdkDisplay *display)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  load_theme (provider);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (load_theme), provider,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (load_theme), provider,
                           G_CONNECT_SWAPPED);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* GTK 4.8 names a button with a key twice, by its text with the underline and by the label in it; a
 * screen reader says both. The label is enough. */
static gboolean
say_name_once (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return TRUE;
}

void
jj_ui_init (void)
{
  gpointer widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  jj_register_resource ();
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, say_name_once, NULL,
                              NULL);
  g_type_class_unref (widgets);
}
