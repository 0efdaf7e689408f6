/* jj-severity.h: findings as shapes: octagon, triangle, circle */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Colour never alone: each severity has its shape, and screen readers hear its name. */
GtkWidget *jj_severity_image (JjSeverity severity);
/* A small wrapping label for a finding's sentence. */
GtkWidget *jj_severity_text (const char *text);

G_END_DECLS
