/* The smallest PDF that can be shown: one blank page of A4, as the numbers of its bytes. */

const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
];

function pdf() {
  let text = '%PDF-1.7\n';
  const starts = OBJECTS.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = text.length;
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${OBJECTS.length + 1}\n0000000000 65535 f \n${entries}`;
  return `${text}trailer\n<< /Size ${OBJECTS.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

export const onePage = [...Buffer.from(pdf(), 'latin1')];
