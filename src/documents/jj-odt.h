/* jj-odt.h: a document as OpenDocument text that is edited and comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document.h"

G_BEGIN_DECLS

/* OpenDocument 1.2. How it looks is the template's business (data/documents/README.md).
 *
 * What LibreOffice keeps when somebody edits and saves, tried with 7.4, says where all came from:
 *
 * - Each live value is a user field of its run's name ("figure:total"), shown grey and not typed
 *   into. The same name with another text is "figure:total#2".
 * - The blocks that tell one field of prose lie in a section "field:KIND/ID/FIELD", "#2" and so on
 *   where they are parted. What is typed inside is that field's new text (exchange/jj-edited.h).
 * - What a live field of that prose made is a section of its name within it: "table:budget".
 * - Bookmarks of headings keep their names.
 *
 * Bookmarks and reference marks around values would be kept, too, but digits between two of them
 * look like text to type over, and each name may stand only once. Cells with a value and a type
 * were weighed: LibreOffice Writer writes them back as text. */

/* plan: for the names of fields. The same document, template and plan make the same bytes. Error:
 * G_IO_ERROR, one sentence; cancelled included. */
gboolean jj_odt_write (const JjDocument *document,
                       JjPlan *plan,
                       GOutputStream *out,
                       GCancellable *cancellable,
                       GError **error);

/* "field:chapter/4711/body". (transfer full) */
char *jj_odt_field_name (JjPlan *plan, JjId element, int field);
/* The element and field of such a name, "#2" or not; FALSE where it is none of this plan. */
gboolean jj_odt_parse_field_name (JjPlan *plan, const char *name, JjId *element, int *field);

G_END_DECLS
