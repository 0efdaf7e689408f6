/* jj-severity.c: findings as shapes: octagon, triangle, circle */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-severity.h"

#include "jj-ui.h"

static const struct
{
  const char *icon, *class;
} looks[JJ_N_SEVERITIES] = {
  [JJ_SEVERITY_ERROR] = { "jj-error-symbolic", "finding-error" },
  [JJ_SEVERITY_WARNING] = { "jj-warning-symbolic", "finding-warning" },
  [JJ_SEVERITY_NOTICE] = { "jj-notice-symbolic", "finding-notice" },
};

GtkWidget *
jj_severity_image (JjSeverity severity)
{
  GtkWidget *image = gtk_image_new_from_icon_name (looks[severity].icon);

  gtk_widget_add_css_class (image, looks[severity].class);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  jj_ui_set_name (image, jj_severity_get_label (severity));
  return image;
}

GtkWidget *
jj_severity_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  return label;
}
