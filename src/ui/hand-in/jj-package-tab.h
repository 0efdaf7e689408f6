/* jj-package-tab.h: 送件包, the guided way to a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JJ_TYPE_PACKAGE_TAB (jj_package_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjPackageTab, jj_package_tab, JJ, PACKAGE_TAB, GtkWidget)

GtkWidget *jj_package_tab_new (JjWorkspace *workspace);

G_END_DECLS
