import './photo.js';
import './post.js';
