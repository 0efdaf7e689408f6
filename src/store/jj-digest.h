/* jj-digest.h: a number that stands for all that a plan holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-edit.h"

G_BEGIN_DECLS

/* SQLite has no checksums: a bit that flips in an amount, or another program that writes into the
 * tables, leaves a sound file with a wrong figure. So each row of the log keeps the digest of the
 * plan after it, and opening compares. Undo and redo compare, too: they must lead exactly to a
 * state that the log knows.
 *
 * The digest is the sum, modulo 2^64, of a hash for each element's place (kind, id, rank) and one
 * for each of its fields that is not empty. A sum needs no order and follows an edit by the
 * difference of what it changes. It finds accidents, not forgers. A migration that adds fields
 * empties the column: the next commit begins anew. */

guint64 jj_digest_element (const JjKind *kind, JjId id, gint64 rank, const JjValue *values);
/* The digest of a plan after an edit that was applied, from the one before. */
guint64 jj_digest_edit (guint64 digest, const JjEdit *edit);

G_END_DECLS
