/** The slug of a name, which is its file's name and its address: the twin of `hub.records.slug`. */
export const slugify = (name, {longest, reserved}) => {
  const plain = name.replaceAll('&', ' and ').replace(/[’']/g, '').normalize('NFKD').replace(/[^\0-\x7f]/g, '');
  let slug = '';
  for (const word of plain.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, longest);
    if (longer.length > longest) break;
    slug = longer;
  }
  return reserved.includes(slug) ? `${slug}-group` : slug;
};
