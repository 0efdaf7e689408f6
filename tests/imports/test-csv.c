/* test-csv.c: tables read from text, honest and hostile */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv.h"

#include <string.h>

/* The rows joined by " / ", their cells by "|". */
static char *
read_joined (const char *data, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize)length);
  g_autoptr (JjCells) cells = jj_csv_read (bytes, error);
  GString *out;

  if (!cells)
    return NULL;
  out = g_string_new (NULL);
  for (guint row = 0; row < jj_cells_get_n_rows (cells); row++)
    {
      g_string_append (out, row ? " / " : "");
      for (guint i = 0; i < jj_cells_get_n_columns (cells, row); i++)
        g_string_append_printf (out, "%s%s", i ? "|" : "", jj_cells_get (cells, row, i));
    }
  return g_string_free (out, FALSE);
}

static void
assert_reads (const char *data, gssize length, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = read_joined (data, length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_refused (const char *data, gssize length, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_joined (data, length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, part));
}

static void
rows_and_quotes (void)
{
  assert_reads ("a,b\n1,2\n", -1, "a|b / 1|2");
  assert_reads ("a,b\r\n1,2", -1, "a|b / 1|2");
  assert_reads ("a,b\r1,2\r", -1, "a|b / 1|2");
  assert_reads ("a,b,\n,,\n\n", -1, "a|b| / || / ");
  assert_reads ("\"a,1\",\"say \"\"so\"\"\"\n\"two\nlines\",\"\"\n", -1,
                "a,1|say \"so\" / two\nlines|");
  assert_reads ("5\" pipe,\"x\"y\n", -1, "5\" pipe|xy");
}

static void
separators_are_guessed (void)
{
  assert_reads ("a\tb\tc,d\n1\t2\t3", -1, "a|b|c,d / 1|2|3");
  assert_reads ("a;b;c\n1;2,5;3", -1, "a|b|c / 1|2,5|3");
  assert_reads ("a,b\n1,x;y;z;w\n", -1, "a|b / 1|x;y;z;w");
  assert_reads ("only\none\n", -1, "only / one");
}

static void
encodings_are_told_apart (void)
{
  static const char big5[] = "\xae\xd5\xa6\x57,\xaf\x5a\xbc\xc6\n\xa4\xe9\xa4\xd1,6\n";
  static const char utf16le[] = "\xff\xfe"
                                "a\0,\0\x21\x68\n\0";
  static const char utf16be[] = "\xfe\xff"
                                "\0a\0,\x68\x21\0\n";

  assert_reads ("\xef\xbb\xbf校名,班級數\n", -1, "校名|班級數");
  assert_reads (big5, -1, "校名|班數 / 日天|6");
  assert_reads (utf16le, sizeof utf16le - 1, "a|校");
  assert_reads (utf16be, sizeof utf16be - 1, "a|校");
  assert_reads (utf16be + 2, sizeof utf16be - 3, "a|校");
}

static void
mixed_encodings_are_refused (void)
{
  assert_refused ("校名,鄉鎮市區\n斗六國小,6\n\xae\xd5\xa6\x57,6\n", -1, "line 3");
  assert_refused ("\xae\xd5\xa6\x57,6\n斗六國小,6\n", -1, "line 2");
  assert_refused ("a,b\n\xff\xff,1\n", -1, "Line 2");
}

static void
containers_are_refused_with_a_sentence (void)
{
  g_autofree char *wide = g_strnfill (200000, ',');
  g_autofree char *long_cell = g_strnfill (12 * 1024 * 1024, 'x');

  assert_refused ("", 0, "empty");
  assert_refused ("\xef\xbb\xbf", 3, "empty");
  assert_refused ("a,b\n1,\0\n", 8, "line 2");
  assert_refused ("a,b\n1,\"2\n3,4\n", -1, "line 2");
  assert_refused (wide, -1, "columns");
  assert_refused (long_cell, -1, "KiB");
  long_cell[0] = '"';
  assert_refused (long_cell, -1, "KiB");
}

static void
line_numbers_count_what_people_see (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\n\"b\nb\"\r\nc\n", 11);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjCells) cells = jj_csv_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (jj_cells_get_n_rows (cells), ==, 3);
  g_assert_cmpint (jj_cells_get_line (cells, 1), ==, 2);
  g_assert_cmpint (jj_cells_get_line (cells, 2), ==, 4);
  g_assert_cmpstr (jj_cells_get (cells, 2, 7), ==, "");
}

static void
guards_come_off (void)
{
  assert_reads ("'=1+1,''=1,'a,'-,-5\n", -1, "=1+1|'=1|'a|-|-5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imports/csv/rows-and-quotes", rows_and_quotes);
  g_test_add_func ("/imports/csv/separators-are-guessed", separators_are_guessed);
  g_test_add_func ("/imports/csv/encodings-are-told-apart", encodings_are_told_apart);
  g_test_add_func ("/imports/csv/mixed-encodings-are-refused", mixed_encodings_are_refused);
  g_test_add_func ("/imports/csv/containers-are-refused", containers_are_refused_with_a_sentence);
  g_test_add_func ("/imports/csv/line-numbers", line_numbers_count_what_people_see);
  g_test_add_func ("/imports/csv/guards-come-off", guards_come_off);
  return g_test_run ();
}
