import './tokens.css';
import './frame/app';
