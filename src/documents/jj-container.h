/* jj-container.h: a ZIP container while it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Members in the order in which they are added, all with the same time; the same calls make the
 * same bytes on any machine. Names are UTF-8 and say so, which readers on Windows need for Chinese.
 * It is kept in memory until it is whole. */
typedef struct _JjContainer JjContainer;

/* time: Unix seconds, shown as the time in Taiwan; before 1980 it is 1980. (transfer full) */
JjContainer *jj_container_new (gint64 time);
void jj_container_free (JjContainer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjContainer, jj_container_free)

/* packed: FALSE stores it as it is, as ODF asks of its first member. */
void jj_container_add (JjContainer *self, const char *name, GBytes *bytes, gboolean packed);
void jj_container_add_text (JjContainer *self, const char *name, const char *text, gboolean packed);

/* Closes and writes it. Error: G_IO_ERROR. */
gboolean jj_container_finish (JjContainer *self,
                              GOutputStream *out,
                              GCancellable *cancellable,
                              GError **error);

/* The same with a seal in the container's comment: JJ_CONTAINER_SEAL and the SHA-256 of all bytes
 * before the comment and its length. */
#define JJ_CONTAINER_SEAL "jingjin sha256 "
gboolean jj_container_finish_sealed (JjContainer *self,
                                     GOutputStream *out,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
