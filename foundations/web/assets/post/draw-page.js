import './drawing.js';
import './post.js';
