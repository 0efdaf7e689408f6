/* bench-document.c: the whole plan as pages and as a PDF (A1), and as a document to edit (A3) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages.h"
#include "jj-generate.h"
#include "jj-odt.h"
#include "jj-plan-document.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor: other work on the machine does not count. */
static double
now_ms (void)
{
  return (double)clock () * 1000 / CLOCKS_PER_SEC;
}

static void
print (char size, const char *what, const char *unit, double value)
{
  g_print ("{\"benchmark\":\"document\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"%s\","
           "\"value\":%.1f}\n",
           size, what, unit, value);
}

static void
measure (char size)
{
  g_autoptr (JjPlan) plan = jj_generate_plan (size);
  JjPlanDocumentInput input = { .plan = plan };
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) odt = g_memory_output_stream_new_resizable ();
  g_autoptr (JjDocument) document = NULL;
  g_autoptr (JjDocumentPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  double start = now_ms (), built, set, written;
  struct rusage usage;

  document = jj_plan_document_work_out (&input, NULL);
  built = now_ms ();
  pages = jj_document_pages_new (document, &jj_paper_a4, NULL);
  set = now_ms ();
  jj_document_pages_write (pages, out, NULL, &error);
  g_assert_no_error (error);
  written = now_ms ();
  jj_odt_write (document, plan, odt, NULL, &error);
  g_assert_no_error (error);
  print (size, "odt_write", "ms", now_ms () - written);
  getrusage (RUSAGE_SELF, &usage);
  print (size, "document", "ms", built - start);
  print (size, "pages_set", "ms", set - built);
  print (size, "pdf_write", "ms", written - set);
  print (size, "pages", "n", jj_document_pages_get_count (pages));
  print (size, "pages_per_second", "1/s",
         jj_document_pages_get_count (pages) * 1000 / (written - built));
  print (size, "peak", "MiB", (double)usage.ru_maxrss / 1024);
}

int
main (int argc, char **argv)
{
  const char *sizes = argc > 1 ? argv[1] : "SM";

  for (const char *size = sizes; *size; size++)
    measure (*size);
  return 0;
}
