/* jj-text-decode.c: bytes of unknown encoding as UTF-8 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-text-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint
line_of (const char *text, gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
      line++;
  return line;
}

/* UTF-16 without a mark: digits, commas and line ends put zeros at every other byte. */
static const char *
guess_utf16 (const char *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize n = MIN (size, 4096);

  for (gsize i = 0; i < n; i++)
    if (data[i] == '\0')
      zeros[i % 2]++;
  if (zeros[0] == 0 && zeros[1] > 1 && zeros[1] * 16 >= n)
    return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] > 1 && zeros[0] * 16 >= n)
    return "UTF-16BE";
  return NULL;
}

static char *
convert (const char *data, gsize size, const char *encoding, gsize *length, GError **error)
{
  gsize read = 0;
  g_autoptr (GError) local = NULL;
  char *text = g_convert (data, size, "UTF-8", encoding, &read, length, &local);

  if (text)
    return text;
  if (g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _ ("This system cannot read text in %s; save the file as UTF-8."), encoding);
  else if (g_str_has_prefix (encoding, "UTF-16"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("The file is damaged: its UTF-16 text breaks off."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("Line %u is neither UTF-8 nor Big5 text; save the file as UTF-8."),
                 line_of (data, MIN (read, size - 1)));
  return NULL;
}

/* Whether a line holds at least four three-byte characters and is valid UTF-8 throughout: Big5
 * text is never that by accident. */
static gboolean
is_surely_utf8 (const char *line, gsize size)
{
  guint wide = 0;

  if (!g_utf8_validate (line, size, NULL))
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (((guchar)line[i] & 0xf0) == 0xe0)
      wide++;
  return wide >= 4;
}

/* The first line whose encoding is not that of the lines before it; 0 where there is none. */
static guint
find_mixed_line (const char *data, gsize size)
{
  gboolean utf8 = FALSE, other = FALSE;
  guint number = 1;

  for (gsize start = 0; start < size; number++)
    {
      const char *end = memchr (data + start, '\n', size - start);
      gsize length = end ? (gsize)(end - data) - start : size - start;

      if (!g_utf8_validate (data + start, length, NULL))
        other = TRUE;
      else if (is_surely_utf8 (data + start, length))
        utf8 = TRUE;
      if (utf8 && other)
        return number;
      start += length + 1;
    }
  return 0;
}

static char *
decode_big5 (const char *data, gsize size, gsize *length, GError **error)
{
  guint line = find_mixed_line (data, size);

  if (line)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file mixes UTF-8 and another encoding: it changes in line %u. Save it "
                      "as UTF-8."),
                   line);
      return NULL;
    }
  return convert (data, size, "CP950", length, error);
}

static char *
strndup_with_nuls (const char *data, gsize size)
{
  char *text = g_malloc (size + 1);

  memcpy (text, data, size);
  text[size] = '\0';
  return text;
}

static char *
decode (const char *data, gsize size, gsize *length, GError **error)
{
  const char *utf16;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  else if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return convert (data + 2, size - 2, "UTF-16LE", length, error);
  else if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return convert (data + 2, size - 2, "UTF-16BE", length, error);
  else if ((utf16 = guess_utf16 (data, size)))
    return convert (data, size, utf16, length, error);

  if (memchr (data, '\0', size) || g_utf8_validate (data, size, NULL))
    {
      *length = size;
      return strndup_with_nuls (data, size);
    }
  return decode_big5 (data, size, length, error);
}

char *
jj_text_decode (GBytes *bytes, gsize *length, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  const char *nul;

  if (size == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is empty."));
      return NULL;
    }
  text = decode (data, size, length, error);
  if (!text)
    return NULL;
  nul = memchr (text, '\0', *length);
  if (nul)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file is no text file: line %u holds a NUL character."),
                   line_of (text, nul - text));
      return NULL;
    }
  if (*length == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is empty."));
      return NULL;
    }
  return g_steal_pointer (&text);
}
