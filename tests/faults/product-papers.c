/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-papers.h"

#include "support-folder.h"

#include <gio/gio.h>
#include <string.h>

#define READ_ALL "find \"$0\" -name '*.pdf' -print0 | xargs -0 -r -n 1 -P 2 pdftotext"

typedef struct {
  char *mark;
  char *case_name;
} Paper;

struct _ProductPapers {
  SupportFolder *folder; /* of the papers by their number: "17.pdf", and then "17.txt" */
  GPtrArray *papers;     /* (element-type Paper) by their number */
};

static void
paper_free (gpointer pointer)
{
  Paper *paper = pointer;

  g_free (paper->mark);
  g_free (paper->case_name);
  g_free (paper);
}

ProductPapers *
product_papers_new (void)
{
  ProductPapers *self = g_new0 (ProductPapers, 1);

  self->folder = support_folder_new ();
  self->papers = g_ptr_array_new_with_free_func (paper_free);
  return self;
}

void
product_papers_free (ProductPapers *self)
{
  support_folder_free (self->folder);
  g_ptr_array_unref (self->papers);
  g_free (self);
}

static char *
find_path (ProductPapers *self, guint number, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("%u.%s", number, ending);

  return support_folder_path (self->folder, name);
}

void
product_papers_keep (ProductPapers *self, GBytes *document, const char *mark, const char *case_name)
{
  g_autofree char *path = find_path (self, self->papers->len, "pdf");
  Paper *paper = g_new0 (Paper, 1);
  gsize length;
  const char *bytes = g_bytes_get_data (document, &length);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  paper->mark = g_strdup (mark);
  paper->case_name = g_strdup (case_name);
  g_ptr_array_add (self->papers, paper);
}

guint
product_papers_count (ProductPapers *self)
{
  return self->papers->len;
}

static char *
check (ProductPapers *self, guint number)
{
  const Paper *paper = self->papers->pdata[number];
  g_autofree char *path = find_path (self, number, "txt");
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strdup_printf ("%s: a paper that cannot be read", paper->case_name);
  if (strstr (text, paper->mark) == NULL)
    return g_strdup_printf ("%s: a paper of another visit than %s: %s", paper->case_name,
                            paper->mark, g_strdelimit (text, "\n\f", ' '));
  return NULL;
}

GPtrArray *
product_papers_read (ProductPapers *self)
{
  GPtrArray *complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "sh", "-c", READ_ALL, self->folder, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (reader, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->papers->len; i++) {
    char *complaint = check (self, i);

    if (complaint != NULL)
      g_ptr_array_add (complaints, complaint);
  }
  return complaints;
}
