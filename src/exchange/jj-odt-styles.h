/* jj-odt-styles.h: what styles of a stranger's .odt mean for prose */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-prose.h"
#include "jj-xml.h"

G_BEGIN_DECLS

/* Bold and italics, right and centred, and which lists count: of all styles in content.xml and
 * styles.xml. */
typedef struct _JjOdtStyles JjOdtStyles;

JjOdtStyles *jj_odt_styles_new (void);
void jj_odt_styles_free (JjOdtStyles *self);

/* For the handlers of a reader: an element begins, ends. */
void jj_odt_styles_start (JjOdtStyles *self, JjXml *xml, const char *name);
void jj_odt_styles_end (JjOdtStyles *self, const char *name);

/* automatic: only what stands in automatic styles, that is what somebody did by hand. */
JjProseStyle jj_odt_styles_get (const JjOdtStyles *self, const char *style, gboolean automatic);
JjTextAlign jj_odt_styles_get_align (const JjOdtStyles *self, const char *style);
/* depth from 1. */
gboolean jj_odt_styles_is_numbered (const JjOdtStyles *self, const char *list_style, guint depth);

G_END_DECLS
