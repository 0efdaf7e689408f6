/* jj-grid-proxy.h: a widget without looks that stands for a row or cell to screen readers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 lets only widgets be accessible. Proxies are never drawn and never hit. */

#define JJ_TYPE_GRID_PROXY (jj_grid_proxy_get_type ())
G_DECLARE_FINAL_TYPE (JjGridProxy, jj_grid_proxy, JJ, GRID_PROXY, GtkWidget)

GtkWidget *jj_grid_proxy_new (GtkAccessibleRole role, GtkWidget *parent);

/* Tells only what changed: each telling is a message on the bus. */
void jj_grid_proxy_set_label (JjGridProxy *self, const char *label);
void jj_grid_proxy_set_description (JjGridProxy *self, const char *description);
void jj_grid_proxy_set_flags (JjGridProxy *self,
                              gboolean selected,
                              gboolean read_only,
                              gboolean invalid);

G_END_DECLS
