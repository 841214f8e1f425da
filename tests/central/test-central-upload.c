/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-upload.h"

#include <string.h>

/* A picture of one pixel as a camera writes it: JFIF with a thumbnail's marker, EXIF with place and
 * orientation, a profile, a comment, tables, frame, scan, and a second picture behind the first. */
static GByteArray *
make_jpeg (void)
{
  static const guint8 head[] = "\xff\xd8"
                               "\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x00\x00";
  static const guint8 exif[] = "\xff\xe1\x00\x3c"
                               "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x02"
                               "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
                               "\x01\x0f\x00\x02\x00\x00\x00\x0a\x00\x00\x00\x26"
                               "\x00\x00\x00\x00SECRETCAM\x00\x00\x00\x00\x00";
  static const guint8 rest[] = "\xff\xe2\x00\x0eICC_PROFILE\x00"
                               "\xff\xfe\x00\x09SECRET!"
                               "\xff\xdb\x00\x05\x00\x01\x01"
                               "\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
                               "\xff\xc4\x00\x05\x00\x01\x02"
                               "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
                               "\x12\xff\x00\x34\xff\xd0\x56"
                               "\xff\xd9SECRET BEHIND";
  GByteArray *jpeg = g_byte_array_new ();

  g_byte_array_append (jpeg, head, sizeof head - 1);
  g_byte_array_append (jpeg, exif, sizeof exif - 1);
  g_byte_array_append (jpeg, rest, sizeof rest - 1);
  return jpeg;
}

static gboolean
holds (GBytes *bytes, const char *text, gsize length)
{
  gsize size = 0;
  const void *content = g_bytes_get_data (bytes, &size);

  return memmem (content, size, text, length) != NULL;
}

static void
test_tells_what_it_is_by_its_first_bytes (void)
{
  g_autoptr (GByteArray) jpeg = make_jpeg ();

  g_assert_cmpint (central_upload_recognise (jpeg->data, jpeg->len), ==, CENTRAL_UPLOAD_JPEG);
  g_assert_cmpint (central_upload_recognise ((const guint8 *) "\x89PNG\r\n\x1a\n\x00", 9), ==,
                   CENTRAL_UPLOAD_PNG);
  g_assert_cmpint (central_upload_recognise ((const guint8 *) "%PDF-1.7", 8), ==,
                   CENTRAL_UPLOAD_PDF);
  g_assert_cmpint (central_upload_recognise ((const guint8 *) "<svg onload=", 12), ==,
                   CENTRAL_UPLOAD_NONE);
  g_assert_cmpint (central_upload_recognise ((const guint8 *) "GIF89a??", 8), ==,
                   CENTRAL_UPLOAD_NONE);
  g_assert_cmpint (central_upload_recognise ((const guint8 *) "\xff\xd8", 2), ==,
                   CENTRAL_UPLOAD_NONE);
}

static void
test_keeps_of_a_photograph_the_picture_and_which_side_is_up (void)
{
  g_autoptr (GByteArray) jpeg = make_jpeg ();
  g_autoptr (GBytes) clean = central_upload_clean_jpeg (jpeg->data, jpeg->len);
  g_autoptr (GBytes) again = NULL;
  gsize size = 0;
  const guint8 *bytes = NULL;

  g_assert_nonnull (clean);
  g_assert_false (holds (clean, "SECRET", 6));
  g_assert_false (holds (clean, "ICC_PROFILE", 11));
  g_assert_true (holds (clean, "\x12\xff\x00\x34\xff\xd0\x56\xff\xd9", 9));
  g_assert_true (holds (clean, "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06", 10));
  bytes = g_bytes_get_data (clean, &size);
  g_assert_cmpint (central_upload_recognise (bytes, size), ==, CENTRAL_UPLOAD_JPEG);
  again = central_upload_clean_jpeg (bytes, size);
  g_assert_true (g_bytes_equal (clean, again));
}

static void
test_refuses_a_photograph_that_broke_off (void)
{
  g_autoptr (GByteArray) jpeg = make_jpeg ();
  gsize whole = jpeg->len - strlen ("SECRET BEHIND");

  for (gsize size = 3; size < whole; size++) {
    /* A copy of its own, so that a read behind the end is seen. */
    g_autofree guint8 *part = g_memdup2 (jpeg->data, size);

    g_assert_null (central_upload_clean_jpeg (part, size));
  }
}

static void
test_survives_any_changed_byte (void)
{
  g_autoptr (GByteArray) jpeg = make_jpeg ();

  for (gsize at = 2; at < jpeg->len; at++)
    for (guint value = 0; value < 256; value += 5) {
      g_autofree guint8 *changed = g_memdup2 (jpeg->data, jpeg->len);
      g_autoptr (GBytes) clean = NULL;

      changed[at] = (guint8) value;
      clean = central_upload_clean_jpeg (changed, jpeg->len);
      if (clean)
        g_assert_cmpuint (g_bytes_get_size (clean), <=, jpeg->len + 36);
    }
}

static void
test_refuses_a_picture_too_large_to_look_at (void)
{
  static const guint8 frame[] = "\xff\xc0\x00\x0b\x08\x00\x01";
  g_autoptr (GByteArray) jpeg = make_jpeg ();
  guint8 *found = memmem (jpeg->data, jpeg->len, frame, sizeof frame - 1);

  g_assert_nonnull (found);
  memcpy (found + 5, "\xff\xff\xff\xff", 4);
  g_assert_null (central_upload_clean_jpeg (jpeg->data, jpeg->len));
}

static void
add_chunk (GByteArray *png, const char *type, const char *content, guint32 length)
{
  guint32 wire = GUINT32_TO_BE (length);

  g_byte_array_append (png, (const guint8 *) &wire, 4);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, (const guint8 *) content, length);
  g_byte_array_append (png, (const guint8 *) "\x01\x02\x03\x04", 4);
}

static GByteArray *
make_png (const char *extra)
{
  GByteArray *png = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  add_chunk (png, "IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00", 13);
  add_chunk (png, extra, "SECRET", 6);
  add_chunk (png, "gAMA", "\x00\x00\xb1\x8f", 4);
  add_chunk (png, "IDAT", "pixels", 6);
  add_chunk (png, "IEND", "", 0);
  g_byte_array_append (png, (const guint8 *) "SECRET", 6);
  return png;
}

static void
test_keeps_of_a_drawing_what_shows (void)
{
  static const char *const extras[] = { "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "acTL" };

  for (guint index = 0; index < G_N_ELEMENTS (extras); index++) {
    g_autoptr (GByteArray) png = make_png (extras[index]);
    g_autoptr (GBytes) clean = central_upload_clean_png (png->data, png->len);

    g_assert_nonnull (clean);
    g_assert_false (holds (clean, "SECRET", 6));
    g_assert_false (holds (clean, extras[index], 4));
    g_assert_true (holds (clean, "IDATpixels", 10));
    g_assert_true (holds (clean, "gAMA", 4));
  }
}

static void
test_refuses_a_drawing_that_is_not_whole (void)
{
  g_autoptr (GByteArray) png = make_png ("tEXt");
  g_autoptr (GByteArray) unknown = make_png ("ZZZZ");

  for (gsize size = 9; size < png->len - 6; size++) {
    g_autofree guint8 *part = g_memdup2 (png->data, size);

    g_assert_null (central_upload_clean_png (part, size));
  }
  g_assert_null (central_upload_clean_png (unknown->data, unknown->len));
}

static char *
make_pdf (const char *object)
{
  return g_strdup_printf ("%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                          "3 0 obj\n%s\nendobj\n"
                          "4 0 obj\n<< /Producer (SECRET \\(tool\\) of (mine)) /Author <feff5345> "
                          "/CreationDate(D:20261122) >>\nendobj\n"
                          "<?xpacket begin=\"\" id=\"W5M0\"?><x>SECRET</x><?xpacket end=\"w\"?>\n"
                          "trailer << /Root 1 0 R /Info 4 0 R >>\nstartxref\n9\n%%%%EOF\n",
                          object);
}

static GBytes *
clean_pdf (const char *text)
{
  return central_upload_clean_pdf ((const guint8 *) text, strlen (text));
}

static void
test_blanks_a_papers_descriptions_where_they_stand (void)
{
  g_autofree char *pdf = make_pdf ("<< /Type /Page >>");
  g_autoptr (GBytes) clean = clean_pdf (pdf);

  g_assert_nonnull (clean);
  g_assert_cmpuint (g_bytes_get_size (clean), ==, strlen (pdf));
  g_assert_false (holds (clean, "SECRET", 6));
  g_assert_false (holds (clean, "feff5345", 8));
  g_assert_false (holds (clean, "20261122", 8));
  g_assert_true (holds (clean, "/Info 4 0 R", 11));
}

static void
test_leaves_a_signed_paper_alone (void)
{
  g_autofree char *pdf = make_pdf ("<< /Type /Sig /ByteRange [0 10 20 30] >>");
  g_autoptr (GBytes) clean = clean_pdf (pdf);

  g_assert_nonnull (clean);
  g_assert_true (holds (clean, "SECRET (tool)", 0));
  g_assert_cmpmem (g_bytes_get_data (clean, NULL), g_bytes_get_size (clean), pdf, strlen (pdf));
}

static void
test_refuses_papers_that_could_act (void)
{
  static const char *const objects[] = {
    "<< /S /JavaScript /JS (app.alert(1)) >>",
    "<< /S /J#61va#53cript /JS (app.alert(1)) >>",
    "<</S/Launch/F(cmd.exe)>>",
    "<< /Type /EmbeddedFile >>",
    "<< /Names << /EmbeddedFiles 9 0 R >> >>",
    "<< /Type /ObjStm /Filter /ASCIIHexDecode >>\nstream\n2f4a\nendstream",
    "<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot deflated\nendstream",
    "<< /Encrypt 7 0 R >>",
  };

  for (guint index = 0; index < G_N_ELEMENTS (objects); index++) {
    g_autofree char *pdf = make_pdf (objects[index]);
    g_autoptr (GBytes) clean = clean_pdf (pdf);

    g_assert_null (clean);
  }
}

static GBytes *
deflate (const char *text)
{
  g_autoptr (GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  guint8 buffer[512];
  gsize read = 0;
  gsize written = 0;

  g_assert_cmpint (g_converter_convert (compressor, text, strlen (text), buffer, sizeof buffer,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                   ==, G_CONVERTER_FINISHED);
  return g_bytes_new (buffer, written);
}

static GBytes *
clean_with_stream (const char *text)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GBytes) stream = deflate (text);
  const char *head = "%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n";
  const char *tail = "\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (stream, &size);

  g_byte_array_append (pdf, (const guint8 *) head, strlen (head));
  g_byte_array_append (pdf, bytes, size);
  g_byte_array_append (pdf, (const guint8 *) tail, strlen (tail));
  return central_upload_clean_pdf (pdf->data, pdf->len);
}

static void
test_looks_into_compressed_objects (void)
{
  g_autoptr (GBytes) good = clean_with_stream ("1 0 << /Type /Page >>");
  g_autoptr (GBytes) bad = clean_with_stream ("1 0 << /S /JavaScript /JS (x) >>");

  g_assert_nonnull (good);
  g_assert_null (bad);
}

static void
test_refuses_a_paper_that_broke_off (void)
{
  g_autofree char *pdf = make_pdf ("<< /Type /Page >>");

  pdf[strlen (pdf) - 8] = '\0';
  g_assert_null (clean_pdf (pdf));
}

static void
test_takes_nothing_for_what_it_is_not (void)
{
  g_assert_null (central_upload_clean (CENTRAL_UPLOAD_PNG, (const guint8 *) "", 0));
  g_assert_null (central_upload_clean (CENTRAL_UPLOAD_PNG, (const guint8 *) "%PDF-1.7 ", 9));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/upload/tells-what-it-is-by-its-first-bytes",
                   test_tells_what_it_is_by_its_first_bytes);
  g_test_add_func ("/central/upload/takes-nothing-for-what-it-is-not",
                   test_takes_nothing_for_what_it_is_not);
  g_test_add_func ("/central/upload/keeps-of-a-photograph-the-picture-and-which-side-is-up",
                   test_keeps_of_a_photograph_the_picture_and_which_side_is_up);
  g_test_add_func ("/central/upload/refuses-a-photograph-that-broke-off",
                   test_refuses_a_photograph_that_broke_off);
  g_test_add_func ("/central/upload/survives-any-changed-byte", test_survives_any_changed_byte);
  g_test_add_func ("/central/upload/refuses-a-picture-too-large-to-look-at",
                   test_refuses_a_picture_too_large_to_look_at);
  g_test_add_func ("/central/upload/keeps-of-a-drawing-what-shows",
                   test_keeps_of_a_drawing_what_shows);
  g_test_add_func ("/central/upload/refuses-a-drawing-that-is-not-whole",
                   test_refuses_a_drawing_that_is_not_whole);
  g_test_add_func ("/central/upload/blanks-a-papers-descriptions-where-they-stand",
                   test_blanks_a_papers_descriptions_where_they_stand);
  g_test_add_func ("/central/upload/leaves-a-signed-paper-alone", test_leaves_a_signed_paper_alone);
  g_test_add_func ("/central/upload/refuses-papers-that-could-act",
                   test_refuses_papers_that_could_act);
  g_test_add_func ("/central/upload/looks-into-compressed-objects",
                   test_looks_into_compressed_objects);
  g_test_add_func ("/central/upload/refuses-a-paper-that-broke-off",
                   test_refuses_a_paper_that_broke_off);
  return g_test_run ();
}
