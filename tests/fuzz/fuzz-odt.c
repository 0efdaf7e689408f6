/* fuzz-odt.c: no .odt crashes the reader of edited documents, whole or as the parts it looks at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-container.h"
#include "jj-odt-reader.h"

#include <string.h>

/* Checksums would turn nearly every mutated container away: the data become the parts of a good
 * one, its text and, after a form feed, its styles. (transfer full) */
static GBytes *
wrap (const uint8_t *data, size_t size)
{
  g_autoptr (JjContainer) container = jj_container_new (0);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  const uint8_t *end = size ? memchr (data, '\f', size) : NULL;
  size_t length = end ? (size_t)(end - data) : size;
  g_autoptr (GBytes) content = g_bytes_new (data, length);
  g_autoptr (GBytes) styles = end ? g_bytes_new (end + 1, size - length - 1) : NULL;

  jj_container_add_text (container, "mimetype", "application/vnd.oasis.opendocument.text", FALSE);
  jj_container_add (container, "content.xml", content, TRUE);
  if (styles)
    jj_container_add (container, "styles.xml", styles, TRUE);
  g_assert_true (jj_container_finish (container, out, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* What is read can be parsed as prose; what is not ends in one sentence. */
static void
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjOdtText) text = jj_odt_read (bytes, &error);

  g_assert_true ((text == NULL) == (error != NULL));
  if (error)
    {
      g_assert_true (error->domain == G_IO_ERROR);
      g_assert_null (strchr (error->message, '\n'));
      return;
    }
  for (guint i = 0; i < text->sections->len; i++)
    {
      const JjOdtSection *section = text->sections->pdata[i];

      for (guint k = 0; k < section->blocks->len; k++)
        {
          const JjOdtBlock *block = section->blocks->pdata[k];
          g_autoptr (JjProse) prose = jj_prose_parse (block->text);

          g_assert_true (g_utf8_validate (block->text, -1, NULL));
          g_assert_nonnull (prose);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GBytes) wrapped = wrap (data, size);

  read_bytes (raw);
  read_bytes (wrapped);
  return 0;
}
